namespace FerLib.Reports;

/// <summary>Several tables shown as one value, below each other.</summary>
/// <param name="Tables">The tables in reading order.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record ResultTables(IReadOnlyList<ResultTable> Tables)
{
    /// <summary>The tables for a notebook host.</summary>
    public string ToHtml() => string.Join('\n', Tables.Select(table => table.ToHtml()));

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n\n", Tables);
}
