using FerLib.Imaging;

namespace FerLib.Tests.Imaging;

/// <summary>Our decoders keep to the contract.</summary>
public sealed class OwnDecodersContractTests : DecoderContractTests
{
    protected override IImageDecoder DecoderOf(string format) => format switch
    {
        "PNG" => new PngDecoder(),
        "JPEG" => new JpegDecoder(),
        "TIFF" => new TiffDecoder(),
        "BMP" => new BmpDecoder(),
        "PNM" => new PnmDecoder(),
        "GIF" => new GifDecoder(),
        _ => throw new ArgumentException(format),
    };
}
