namespace FerLib.Charts;

/// <summary>What stands before a name in a legend, and for a point in a scatter chart.</summary>
internal enum LegendMark
{
    /// <summary>A disc.</summary>
    Disc,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle that points up.</summary>
    Triangle,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>A solid line.</summary>
    Line,

    /// <summary>A dashed line.</summary>
    Dashes,

    /// <summary>The dotted line of a reference value.</summary>
    Dots,
}
