using System.Diagnostics;
using System.Text.Json;
using FerLib.Datasets;
using FerLib.Datasets.Prepared;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Benchmarks;

/// <summary>Preparing many pictures, loading them, and an epoch on them: rates, memory, and how long the training waits for its data.</summary>
internal static class DataBenchmark
{
    private const int SizeOfInput = 64;
    private const int BatchSize = 32;
    private const double Mebibyte = 1 << 20;
    private static readonly string[] Labels = ["anger", "disgust", "fear", "happiness", "neutral", "sadness", "surprise"];

    /// <summary>Prints one JSON line; returns the exit code.</summary>
    public static int Run(BenchmarkOptions options)
    {
        string[] sources = Directory.Exists(options.Data) ? [.. Directory.GetFiles(options.Data, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
        if (sources.Length == 0)
        {
            Console.Error.WriteLine($"{options.Data}: no .jpg pictures there, expected a folder with some. Check the path.");
            return 1;
        }

        string root = Path.Combine(Path.GetTempPath(), $"ferlib-data-benchmark-{Environment.ProcessId}");
        try
        {
            WriteCopies(sources, root, options.Count);
            Manifest manifest = new FolderReader().Read(Path.Combine(root, "set"), new ReaderOptions()).WithPrepared(Path.Combine(root, "prepared"));
            var results = new Dictionary<string, object> { ["pictures"] = options.Count, ["size"] = SizeOfInput };
            Prepare(manifest, results);
            Load(manifest, options, long.MaxValue, "in_memory", results);
            Load(manifest, options, 1, "streamed", results);

            Console.WriteLine(JsonSerializer.Serialize(results));
            return 0;
        }
        finally
        {
            if (Directory.Exists(root))
                Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Files of different bytes: a picture and, behind its end, a number.</summary>
    private static void WriteCopies(string[] sources, string root, int count)
    {
        byte[][] pictures = Array.ConvertAll(sources, File.ReadAllBytes);
        foreach (string label in Labels)
            Directory.CreateDirectory(Path.Combine(root, "set", label));
        Parallel.For(0, count, i => File.WriteAllBytes(
            Path.Combine(root, "set", Labels[i % Labels.Length], $"s{i / Labels.Length % 100}_{i}.jpg"), [.. pictures[i % pictures.Length], .. BitConverter.GetBytes(i)]));
    }

    private static void Prepare(Manifest manifest, Dictionary<string, object> results)
    {
        var cache = new PreparedCache(manifest.PreparedFolder!);
        results["peak_mib_before_preparing"] = PeakMebibytes();
        long start = Stopwatch.GetTimestamp();
        PreparationPlan plan = cache.Plan(manifest, new PreparationOptions { Size = SizeOfInput });
        results["hashing_seconds"] = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 2);
        start = Stopwatch.GetTimestamp();
        cache.Prepare(plan);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        results["preparing_seconds"] = Math.Round(seconds, 2);
        results["prepared_per_second"] = Math.Round(plan.Pictures / seconds);
        results["peak_mib_after_preparing"] = PeakMebibytes();
    }

    private static void Load(Manifest manifest, BenchmarkOptions options, long memory, string name, Dictionary<string, object> results)
    {
        long start = Stopwatch.GetTimestamp();
        PictureTensors pictures = PictureLoader.Load(manifest, null, SizeOfInput, InputChannels.Intensity, memory);
        results[$"{name}_loading_seconds"] = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 2);
        start = Stopwatch.GetTimestamp();
        var standardization = Standardization.Fit(pictures);
        results[$"{name}_standardizing_seconds"] = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 2);
        if (options.Trains)
            Train(manifest, pictures, standardization, options, name, results);
    }

    private static void Train(
        Manifest manifest, PictureTensors pictures, Standardization standardization, BenchmarkOptions options, string name, Dictionary<string, object> results)
    {
        IEngine engine = new CpuEngine(options.Threads);
        TrainingOptions recipe = TrainingOptions.For(pictures.Count) with { BatchSize = BatchSize, Epochs = 1 };
        Architecture architecture = TrainingOptions.ArchitectureOf(recipe.Network, recipe.Reading, manifest.Labels.Count, recipe.DropoutRate);
        using INetwork network = engine.Compile(architecture, pictures.Shape, 1);
        var batches = new MiniBatches(pictures, standardization, recipe, recipe.DropoutRate > 0 ? architecture.DropoutFeatures(pictures.Shape) : 0);
        using var ahead = new ReadAhead<MiniBatch>(batches, engine.BatchesAhead);
        TimeSpan waited = TimeSpan.Zero;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < batches.PerEpoch; i++)
        {
            long asked = Stopwatch.GetTimestamp();
            MiniBatch batch = ahead.Next();
            waited += Stopwatch.GetElapsedTime(asked);
            network.Train(batch.Input, batch.Labels, new StepOptions { LearningRate = 1e-3f, DropoutMask = batch.Mask });
        }

        TimeSpan epoch = Stopwatch.GetElapsedTime(start);
        results[$"{name}_epoch_seconds"] = Math.Round(epoch.TotalSeconds, 1);
        results[$"{name}_waited_percent"] = Math.Round(100 * waited / epoch, 2);
        results[$"{name}_peak_mib"] = PeakMebibytes();
    }

    private static long PeakMebibytes()
    {
        using Process self = Process.GetCurrentProcess();
        return (long)(self.PeakWorkingSet64 / Mebibyte);
    }
}
