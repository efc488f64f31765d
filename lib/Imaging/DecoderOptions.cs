namespace FerLib.Imaging;

/// <summary>Limits that hold for every decoder, whatever a file claims about itself.</summary>
public sealed record DecoderOptions
{
    /// <summary>The most pixels (width x height) a picture may have. Default 64 Mi: an 8192 x 8192 picture.</summary>
    public long MaximumPixels { get; init; } = 64L << 20;
}
