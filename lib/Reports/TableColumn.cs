namespace FerLib.Reports;

/// <summary>A column of a <see cref="ResultTable"/>.</summary>
/// <param name="Header">The heading.</param>
/// <param name="Alignment">On which side its texts stand. Default: left.</param>
public sealed record TableColumn(string Header, ColumnAlignment Alignment = ColumnAlignment.Left)
{
    /// <summary>A column of numbers.</summary>
    public static TableColumn Number(string header) => new(header, ColumnAlignment.Right);
}
