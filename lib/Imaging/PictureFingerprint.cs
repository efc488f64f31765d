namespace FerLib.Imaging;

/// <summary>
/// What is kept of a picture to find it again after it was scaled, encoded anew, or made brighter or darker: about 1 KiB.
/// </summary>
/// <remarks>Cropped, mirrored and turned copies are other pictures to it.</remarks>
public sealed class PictureFingerprint
{
    /// <summary>Below this deviation of the intensity at 32 x 32, in grey levels, a picture has no content.</summary>
    public const double LeastDeviation = 2;

    /// <summary>Rows and columns of the thumbnail.</summary>
    internal const int Side = 32;

    private readonly byte[] _thumbnail;

    private PictureFingerprint(byte[] thumbnail)
    {
        _thumbnail = thumbnail;
        Hash = PerceptualHash.OfThumbnail(thumbnail);
        double mean = thumbnail.Average(level => (double)level);
        Deviation = Math.Sqrt(thumbnail.Average(level => (level - mean) * (level - mean)));
    }

    /// <summary>The perceptual hash.</summary>
    public PerceptualHash Hash { get; }

    /// <summary>The deviation of the intensity at 32 x 32, grey levels of 255.</summary>
    public double Deviation { get; }

    /// <summary>Whether anything can be seen: a black or flat picture is like every other flat one, and tells nothing by it.</summary>
    public bool HasContent => Deviation >= LeastDeviation;

    /// <summary>Takes the fingerprint of a picture.</summary>
    /// <param name="image">The picture, of any size; it is stretched.</param>
    public static PictureFingerprint Of(Image image) => new(Thumbnail(image));

    /// <summary>Compares with another picture; the order of the two does not matter.</summary>
    /// <param name="other">The other picture's fingerprint.</param>
    /// <remarks>
    /// The contrast is followed up to a factor of two either way and what was clipped at black or white counts as such. The comparison of
    /// two pictures of which one has no content means nothing.
    /// </remarks>
    public PictureAlikeness AlikenessTo(PictureFingerprint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int distance = Hash.DistanceTo(other.Hash);
        if (_thumbnail.AsSpan().SequenceEqual(other._thumbnail))
            return new PictureAlikeness(distance, 1, 0);
        // Only the picture that lost nothing by clipping tells the other: which one that is shows by trying both.
        ToneMatch there = ToneMatch.Of(_thumbnail, other._thumbnail), back = ToneMatch.Of(other._thumbnail, _thumbnail);
        ToneMatch better = back.Residual < there.Residual ? back : there;
        return new PictureAlikeness(distance, better.Correlation, better.LargestDifference);
    }

    /// <summary>The intensity at 32 x 32, row-major, 0..255.</summary>
    internal static byte[] Thumbnail(Image image) =>
        Resizer.Resize(ChannelExtraction.Extract(image, ColorChannel.Intensity), Side, Side).Pixels;
}
