namespace FerLib.Reports;

/// <summary>A line of a <see cref="DataSetCard"/>.</summary>
/// <param name="Name">What the line is about, in one or two words.</param>
/// <param name="Text">What there is to say.</param>
/// <param name="Link">An address that stands behind the text, with its scheme. Default: none.</param>
public sealed record DataSetFact(string Name, string Text, string? Link = null);
