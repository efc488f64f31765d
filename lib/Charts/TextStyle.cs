namespace FerLib.Charts;

/// <summary>How a text is set.</summary>
/// <param name="Size">Font size in view box units.</param>
/// <param name="Css">The class with its color.</param>
/// <param name="Anchor">Which part of the text stands at its position.</param>
/// <param name="Bold">Semibold.</param>
/// <param name="Halo">Whether a rim in the surface's color keeps it readable on lines.</param>
internal readonly record struct TextStyle(double Size, string Css, TextAnchor Anchor = TextAnchor.Start, bool Bold = false,
    bool Halo = false);
