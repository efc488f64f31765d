namespace FerLib.Charts;

/// <summary>How the cells of a <see cref="NumberGrid"/> are shaded.</summary>
public enum NumberShading
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>
    /// Like pixels: 0 black and 255 white when all numbers are within 0..255 and one is above 1; 0 black and 1 white when all are within
    /// 0..1; otherwise the least number black and the greatest white.
    /// </summary>
    Grey,

    /// <summary>By their sign: orange below zero, white at zero, purple above, as in <see cref="DivergingScale"/>.</summary>
    BySign,
}
