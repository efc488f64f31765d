namespace FerLib.Charts;

/// <summary>The numbers behind a drawing, as text.</summary>
/// <param name="Columns">The headings of the columns.</param>
/// <param name="Rows">The rows, each with as many cells as there are columns.</param>
public sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
