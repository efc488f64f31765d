namespace FerLib.Imaging;

/// <summary>How <see cref="JpegEncoder"/> writes a picture.</summary>
public sealed record JpegEncoderOptions
{
    /// <summary>1 (smallest file) .. 100 (best picture), on libjpeg's scale; default 90.</summary>
    public int Quality { get; init; } = 90;

    /// <summary>The sampling of color; default 4:2:0. Grey pictures have no color.</summary>
    public JpegSubsampling Subsampling { get; init; } = JpegSubsampling.Chroma420;
}
