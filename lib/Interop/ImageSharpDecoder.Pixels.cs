using System.Runtime.InteropServices;
using FerLib.Imaging;
using FerLib.Imaging.Gif;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using Image = FerLib.Imaging.Image;

namespace FerLib.Interop;

/// <content>From ImageSharp's pixels to ours.</content>
public sealed partial class ImageSharpDecoder
{
    /// <summary>Composes on white, takes one channel where the file is grey, and turns the picture upright.</summary>
    private static Image Compose<T>(EncodedFile input, Image<T> decoded, ImageSharpLayout layout)
        where T : unmanaged, IPixel<T>
    {
        input.CheckSize(decoded.Width, decoded.Height, layout.Channels, 0);
        int orientation = layout.IsOriented ? OrientationOf(decoded) : 1;
        Image image = ExifOrientation.CreateUpright(decoded.Width, decoded.Height, layout.Channels, orientation);
        byte[] samples = new byte[4 * decoded.Width];
        byte[] row = new byte[layout.Channels * decoded.Width];
        decoded.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                Reduce<T>(rows.GetRowSpan(y), samples);
                ComposeRow(samples, layout, row);
                if (layout.Frame is { } frame)
                    WhitenOutside(frame, y, layout.Channels, row);
                ExifOrientation.PlaceRow(row, y, orientation, image);
            }
        });
        return image;
    }

    /// <summary>Red, green, blue, alpha of a row, 8 bits each.</summary>
    private static void Reduce<T>(ReadOnlySpan<T> pixels, Span<byte> samples)
        where T : unmanaged, IPixel<T>
    {
        if (typeof(T) == typeof(Rgba32))
        {
            MemoryMarshal.AsBytes(pixels).CopyTo(samples);
            return;
        }

        ReadOnlySpan<ushort> deep = MemoryMarshal.Cast<T, ushort>(pixels);
        for (int i = 0; i < deep.Length; i++)
            samples[i] = AlphaComposition.Reduce16(deep[i]);
    }

    private static void ComposeRow(ReadOnlySpan<byte> samples, ImageSharpLayout layout, Span<byte> row)
    {
        for (int from = 0, to = 0; to < row.Length; from += 4, to += layout.Channels)
        {
            int alpha = layout.HasAlpha ? samples[from + 3] : 255;
            for (int channel = 0; channel < layout.Channels; channel++)
                row[to + channel] = AlphaComposition.OnWhite(samples[from + channel], alpha);
        }
    }

    private static void WhitenOutside(GifFrame frame, int y, int channels, Span<byte> row)
    {
        if (y < frame.Y || y >= frame.Y + frame.Height)
        {
            row.Fill(255);
            return;
        }

        row[..(channels * frame.X)].Fill(255);
        row[(channels * (frame.X + frame.Width))..].Fill(255);
    }

    /// <summary>1 to 8. TIFF keeps it with the frame, the other formats with the whole picture.</summary>
    private static int OrientationOf(SixLabors.ImageSharp.Image image)
    {
        ExifProfile? exif = image.Metadata.ExifProfile ?? image.Frames.RootFrame.Metadata.ExifProfile;
        return exif is not null && exif.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? value) && value.Value is >= 1 and <= 8
            ? value.Value
            : 1;
    }
}
