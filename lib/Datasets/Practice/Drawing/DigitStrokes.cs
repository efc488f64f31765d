using System.Numerics;

namespace FerLib.Datasets.Practice.Drawing;

/// <summary>The ten digits as strokes along the seven segments of a counter, in a box 1 wide and 2 high.</summary>
internal static class DigitStrokes
{
    // A top, B upper right, C lower right, D bottom, E lower left, F upper left, G middle.
    private static readonly string[] Segments = ["ABCDEF", "BC", "ABGED", "ABGCD", "FGBC", "AFGCD", "AFGECD", "ABC", "ABCDEFG", "GFABCD"];

    /// <summary>The strokes of a digit.</summary>
    public static IEnumerable<Vector2[]> Of(char digit) => Segments[digit - '0'].Select(SegmentOf);

    private static Vector2[] SegmentOf(char segment) => segment switch
    {
        'A' => [new(-0.1f, 0), new(1.1f, 0)],
        'B' => [new(1, 0), new(1, 1)],
        'C' => [new(1, 1), new(1, 2)],
        'D' => [new(-0.1f, 2), new(1.1f, 2)],
        'E' => [new(0, 1), new(0, 2)],
        'F' => [new(0, 0), new(0, 1)],
        _ => [new(-0.1f, 1), new(1.1f, 1)],
    };
}
