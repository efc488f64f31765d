using System.Text.Json;
using FerLib.Imaging;

namespace FerLib.Benchmarks;

/// <summary>Pictures per second from files to the four channel planes: decoding, stretching, splitting; as pillow_pictures.py does it with Pillow.</summary>
internal static class PictureBenchmark
{
    private const double SecondsEach = 2;

    /// <summary>Prints one JSON line a folder and size; returns the exit code.</summary>
    public static int Run(BenchmarkOptions options)
    {
        foreach ((string folder, int size) in options.Pictures)
        {
            string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.*", SearchOption.AllDirectories).Where(ImageFile.IsPicture).Order(StringComparer.Ordinal)] : [];
            if (files.Length == 0)
            {
                Console.Error.WriteLine($"{folder}: no pictures there, expected a folder with some. Check the path.");
                return 1;
            }

            foreach (bool reduced in (bool[])[false, true])
                Console.WriteLine(JsonSerializer.Serialize(Measure(options, files, size, reduced)));
        }

        return 0;
    }

    private static Dictionary<string, object> Measure(BenchmarkOptions options, string[] files, int size, bool reduced)
    {
        DecoderOptions? decoder = reduced ? new DecoderOptions { LeastWidth = 2 * size, LeastHeight = 2 * size } : null;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1 };
        int count = files.Length;
        double seconds = MedianTime.Seconds(Pass, 1);
        // Enough passes over the files that a measurement takes seconds.
        count = Math.Max(1, (int)(SecondsEach / seconds)) * files.Length;
        seconds = MedianTime.Seconds(Pass, options.Repeats);
        return new Dictionary<string, object>
        {
            ["pictures"] = Path.GetFileName(Path.GetDirectoryName(files[0]))!,
            ["size"] = size,
            ["reduced"] = reduced,
            ["threads"] = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            ["pictures_per_second"] = Math.Round(count / seconds, 1),
        };

        void Pass() => Parallel.For(0, count, parallel, i =>
        {
            Image image = Resizer.Resize(ImageFile.Load(files[i % files.Length], decoder), size, size);
            var planes = new byte[4 * size * size];
            ChannelExtraction.CopyPlanes(image, InputChannels.Irgb, planes);
        });
    }
}
