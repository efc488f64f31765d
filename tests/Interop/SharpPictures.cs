using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Qoi;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using Image = FerLib.Imaging.Image;

namespace FerLib.Tests.Interop;

/// <summary>Files of the formats that only ImageSharp writes.</summary>
internal static class SharpPictures
{
    /// <summary>Encodes a color picture; its first pixel gets an alpha.</summary>
    public static byte[] Encode(string format, Image picture, byte firstAlpha = 255, bool lossy = false)
    {
        using var image = new Image<Rgba32>(picture.Width, picture.Height);
        for (int i = 0; i < picture.Width * picture.Height; i++)
        {
            ReadOnlySpan<byte> color = picture.Pixels.AsSpan(3 * i, 3);
            image[i % picture.Width, i / picture.Width] = new Rgba32(color[0], color[1], color[2], i == 0 ? firstAlpha : (byte)255);
        }

        IImageEncoder encoder = format == "QOI"
            ? new QoiEncoder { Channels = QoiChannels.Rgba }
            : new WebpEncoder
            {
                FileFormat = lossy ? WebpFileFormatType.Lossy : WebpFileFormatType.Lossless,
                TransparentColorMode = WebpTransparentColorMode.Preserve,
            };
        using var stream = new MemoryStream();
        image.Save(stream, encoder);
        return stream.ToArray();
    }
}
