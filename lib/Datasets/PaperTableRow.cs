namespace FerLib.Datasets;

/// <summary>A data set as the paper's table 1 prints it: what it says, which is not always what the set is.</summary>
/// <param name="Name">The name as printed.</param>
/// <param name="Expressions">The expressions as printed.</param>
/// <param name="Kind">"real" or "animated", as printed.</param>
/// <param name="Pictures">The number of images as printed.</param>
public sealed record PaperTableRow(string Name, string Expressions, string Kind, int Pictures);
