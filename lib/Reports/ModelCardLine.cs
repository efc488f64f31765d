namespace FerLib.Reports;

/// <summary>A line of a <see cref="ModelCard"/>.</summary>
/// <param name="Name">What the line is about, in one or two words.</param>
/// <param name="Text">What there is to say.</param>
public sealed record ModelCardLine(string Name, string Text);
