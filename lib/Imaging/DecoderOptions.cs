namespace FerLib.Imaging;

/// <summary>Limits that hold for every decoder, whatever a file claims about itself; and how much of a picture is wanted.</summary>
public sealed record DecoderOptions
{
    /// <summary>The most pixels (width x height) a picture may have. Default 64 Mi: an 8192 x 8192 picture.</summary>
    public long MaximumPixels { get; init; } = 64L << 20;

    /// <summary>
    /// The columns that are enough: a decoder that can do so cheaply may give back the picture reduced, as long as it keeps this many
    /// columns and <see cref="LeastHeight"/> rows, counted after orientation. Default <see cref="int.MaxValue"/>: never reduced.
    /// </summary>
    /// <remarks>JPEG is reduced to 1/2, 1/4 or 1/8 in both directions; the other formats are decoded whole.</remarks>
    public int LeastWidth { get; init; } = int.MaxValue;

    /// <summary>The rows that are enough; see <see cref="LeastWidth"/>. Default <see cref="int.MaxValue"/>: never reduced.</summary>
    public int LeastHeight { get; init; } = int.MaxValue;
}
