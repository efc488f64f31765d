namespace FerLib.Reports;

/// <summary>A part of a <see cref="ModelCard"/>: lines, then tables.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Lines">The lines in reading order.</param>
/// <param name="Tables">The tables below them.</param>
public sealed record ModelCardSection(string Title, IReadOnlyList<ModelCardLine> Lines, IReadOnlyList<ResultTable> Tables);
