namespace FerLib.Datasets;

/// <summary>How many pictures of a data set show one expression.</summary>
/// <param name="Label">The expression by its common name, or the data set's own name where there is no common one.</param>
/// <param name="Pictures">The number of pictures, 0 or more.</param>
public sealed record ClassCount(string Label, int Pictures);
