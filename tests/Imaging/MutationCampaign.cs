using System.Diagnostics;
using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

/// <summary>Damages files and holds a decoder to its word: a picture or the one exception, soon, in little memory.</summary>
internal static class MutationCampaign
{
    /// <summary>The name that the decoder is given and must give back.</summary>
    public const string File = "mutated";

    private const double MostSeconds = 2;

    /// <summary>Runs it; FER_MutatedFiles makes a longer one of it.</summary>
    /// <param name="format">The format, which is also the seed.</param>
    /// <param name="seeds">Whole files to damage.</param>
    /// <param name="files">How many damaged files.</param>
    /// <param name="mostBytes">What a file may allocate.</param>
    /// <param name="decode">The file, its number and further random numbers to a picture.</param>
    public static void Run(string format, byte[][] seeds, int files, long mostBytes, Func<byte[], int, CounterRandom, Image> decode)
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("FER_MutatedFiles"), out int asked) ? asked : files;
        int pictures = 0;
        for (int i = 0; i < count; i++)
        {
            var random = new CounterRandom(6, (ulong)format[0] + 256UL * format[1], (ulong)i);
            byte[] file = MutationTests.Mutate(seeds[i % seeds.Length], format, random);
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            try
            {
                Image image = decode(file, i, random);
                Assert.Equal(image.Width * image.Height * image.Channels, image.Pixels.Length);
                pictures++;
            }
            catch (ImageFormatException error)
            {
                Assert.Equal(File, error.File);
                Assert.True(error.Offset >= 0 && error.Offset <= file.Length, $"file {i}: {error.Message}");
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{format} {i}: {error}");
            }

            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < MostSeconds, $"{format} {i} took {Stopwatch.GetElapsedTime(start)}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - bytes < mostBytes, $"{format} {i} took too much memory");
        }

        Assert.InRange(pictures, count / 100, count - count / 10); // the mutations neither all miss nor all kill
    }
}
