namespace FerLib.Reports;

/// <summary>On which side of its column a text stands.</summary>
public enum ColumnAlignment
{
    /// <summary>Left: names and words.</summary>
    Left,

    /// <summary>Right: numbers, so that their digits stand below each other.</summary>
    Right,

    /// <summary>In the middle: marks.</summary>
    Center,
}
