using FerLib.Imaging.Gif;
using FerLib.Imaging.Lzw;

namespace FerLib.Imaging;

/// <summary>Reads the first frame of a GIF file (87a and 89a), interlaced or not, with a color table of its own or the file's.</summary>
/// <remarks>
/// <para>Transparent pixels are white, and so is the screen around a frame that does not cover it, as browsers show it on a white page.
/// A color table of greys gives a grey picture, everything else red-green-blue. A frame that reaches beyond the screen makes the picture
/// larger.</para>
/// <para>Data that end before the frame does are an error; what follows the frame (more frames, a missing trailer, other bytes) is not
/// looked at.</para>
/// <para>Memory: besides the file and a copy of it, 3 bytes a pixel of the screen. A frame that LZW cannot reach from the bytes there are
/// is refused before anything is allocated.</para>
/// <para>Source: GIF89a specification.</para>
/// </remarks>
public sealed class GifDecoder : IImageDecoder
{
    // The four passes of an interlaced frame: first row and step.
    private static readonly (int First, int Step)[] Passes = [(0, 8), (4, 8), (2, 4), (1, 2)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Formats { get; } = ["GIF"];

    /// <summary>Whether the bytes begin as a GIF file does.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes) => GifBlocks.Recognizes(bytes);

    /// <inheritdoc/>
    public Image Decode(ReadOnlyMemory<byte> bytes, string file, DecoderOptions? options = null)
    {
        var input = new EncodedFile(bytes, file, options);
        GifFrame frame = new GifBlocks(input).ReadFirstFrame();
        if ((long)frame.Width * frame.Height / LzwStream.MostExpansion > frame.Data.Length)
        {
            throw input.Error(
                frame.DataOffset, $"{frame.Width} x {frame.Height} pixels do not fit into {frame.Data.Length} compressed bytes");
        }

        var image = new Image(frame.ScreenWidth, frame.ScreenHeight, frame.Colors.Channels);
        if (frame.Width < frame.ScreenWidth || frame.Height < frame.ScreenHeight)
            image.Pixels.AsSpan().Fill(255);
        try
        {
            ReadFrame(input, frame, image);
        }
        catch (InvalidDataException exception)
        {
            throw input.Error(frame.DataOffset, exception.Message, exception);
        }
        catch (EndOfStreamException exception)
        {
            throw input.Error(frame.DataOffset, "the compressed data ends before the frame does", exception);
        }

        return image;
    }

    private static void ReadFrame(EncodedFile input, GifFrame frame, Image image)
    {
        var data = new LzwStream(LzwVariant.Gif, frame.RootBits);
        data.Open(frame.Data);
        byte[] row = new byte[frame.Width];
        int channels = image.Channels;
        foreach ((int first, int step) in frame.IsInterlaced ? Passes : [(0, 1)])
        {
            for (int y = first; y < frame.Height; y += step)
            {
                data.ReadExactly(row);
                Span<byte> pixels = image.Pixels.AsSpan(((frame.Y + y) * image.Width + frame.X) * channels, row.Length * channels);
                for (int x = 0; x < row.Length; x++)
                {
                    if (row[x] >= frame.Colors.Count)
                    {
                        throw input.Error(
                            frame.DataOffset, $"a pixel of row {y} has index {row[x]}, the color table has {frame.Colors.Count} colors");
                    }

                    frame.Colors.Write(row[x], pixels[(x * channels)..]);
                }
            }
        }
    }
}
