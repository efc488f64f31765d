namespace FerLib.Datasets.Practice;

/// <summary>How a practice face is painted.</summary>
public enum PracticeStyle
{
    /// <summary>A drawn character: clear lines, strong colors, glossy eyes.</summary>
    Drawn,

    /// <summary>Closer to a photograph, in grey: no lines, softer features, skin and hair with grain.</summary>
    Photographic,

    /// <summary>Closer to a photograph, in color.</summary>
    ColorPhotographic,
}
