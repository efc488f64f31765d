using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Randomness;

namespace FerLib.Tests.Datasets.Prepared;

/// <summary>A data set of small made-up color pictures on the disk: <c>happy/s0_0.png</c> and so on, every fifth one without color.</summary>
internal static class ColorSet
{
    public static Manifest Write(TemporaryFolder folder, int count, int first = 0)
    {
        for (int i = first; i < first + count; i++)
        {
            string file = folder.At($"set/{(i % 2 == 0 ? "happy" : "sad")}/s{i / 4 % 2}_{i}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, PngEncoder.Encode(Picture(i)));
            Settle(file);
        }

        return Read(folder);
    }

    public static Manifest Read(TemporaryFolder folder) =>
        new FolderReader().Read(folder.At("set"), new ReaderOptions()).WithPrepared(folder.At("prepared"));

    public static Image Picture(int number)
    {
        var random = new CounterRandom(5, (ulong)number);
        var image = new Image(20, 14, 3);
        for (int i = 0; i < image.Pixels.Length; i += 3)
        {
            for (int k = 0; k < 3; k++)
                image.Pixels[i + k] = number % 5 == 0 && k > 0 ? image.Pixels[i] : (byte)random.NextInt32(256);
        }

        return image;
    }

    /// <summary>Long ago enough that the file's hash is kept.</summary>
    public static void Settle(string file)
    {
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(file)!, DateTime.UtcNow.AddMinutes(-1));
    }
}
