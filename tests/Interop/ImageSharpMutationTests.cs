using System.Diagnostics;
using FerLib.Imaging;
using FerLib.Interop;
using FerLib.Randomness;
using FerLib.Tests.Imaging;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>Damaged files give a picture or the one exception, soon, in little memory, also through ImageSharp.</summary>
public sealed class ImageSharpMutationTests
{
    private const int FilesAFormat = 2_000;
    private const double MostSeconds = 2;
    private const long MostBytes = 256L << 20;

    // A WebP of one color may have any size in a few bytes: there the limit is what bounds time and memory.
    private const long MostPixelsOfWebP = 1 << 20;

    [Theory]
    [InlineData("PNG")]
    [InlineData("JPEG")]
    [InlineData("TIFF")]
    [InlineData("BMP")]
    [InlineData("PNM")]
    [InlineData("GIF")]
    [InlineData("WebP")]
    [InlineData("QOI")]
    public void Decode_MutatedFiles_GivesAPictureOrTheOneException(string format)
    {
        // FER_MutatedFiles makes a longer campaign of it.
        int count = int.TryParse(Environment.GetEnvironmentVariable("FER_MutatedFiles"), out int asked) ? asked : FilesAFormat;
        var decoder = new ImageSharpDecoder();
        DecoderOptions options = format == "WebP" ? new() { MaximumPixels = MostPixelsOfWebP } : new();
        byte[][] seeds = format is "WebP" or "QOI" ? AddedSeeds(format) : MutationTests.Seeds(format);
        int pictures = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] file = MutationTests.Mutate(seeds[i % seeds.Length], format, new CounterRandom(6, (ulong)format[0] + 256UL * format[1], (ulong)i));
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            try
            {
                Image image = decoder.Decode(file, "mutated", options);
                Assert.Equal(image.Width * image.Height * image.Channels, image.Pixels.Length);
                pictures++;
            }
            catch (ImageFormatException error)
            {
                Assert.Equal("mutated", error.File);
                Assert.True(error.Offset >= 0 && error.Offset <= file.Length, $"file {i}: {error.Message}");
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{format} {i}: {error}");
            }

            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < MostSeconds, $"{format} {i} took {Stopwatch.GetElapsedTime(start)}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - bytes < MostBytes, $"{format} {i} took too much memory");
        }

        Assert.InRange(pictures, count / 100, count - count / 10); // the mutations neither all miss nor all kill
    }

    private static byte[][] AddedSeeds(string format)
    {
        Image picture = FormulaPicture.Create(41, 29, 3);
        return format == "QOI"
            ? [SharpPictures.Encode(format, picture), SharpPictures.Encode(format, picture, 100)]
            : [SharpPictures.Encode(format, picture), SharpPictures.Encode(format, picture, 100), SharpPictures.Encode(format, picture, 100, lossy: true)];
    }
}
