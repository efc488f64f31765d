using System.Text.Json.Nodes;

namespace FerLib.Benchmarks;

/// <summary>Training and inference size by size, each in processes of its own, as shared/bench/pytorch_step.py measures PyTorch.</summary>
internal static class StepBenchmark
{
    /// <summary>Prints one JSON line a size.</summary>
    public static int Run(BenchmarkOptions options)
    {
        foreach ((int Size, int Batch) pair in options.Sizes)
        {
            JsonObject steps = MeasuringProcess.Own(options, pair, Measurement.Steps).Run()[0];
            foreach ((string key, JsonNode? value) in MeasuringProcess.Own(options, pair, Measurement.InferenceMemory).Run()[0])
                steps[key] = value?.DeepClone();
            Console.WriteLine(steps.ToJsonString());
        }

        return 0;
    }
}
