using System.Text.Json.Nodes;

namespace FerLib.Benchmarks;

/// <summary>What one side measured in one round: images a second, peak memory of training and the rate of a matrix product, null where it does not say.</summary>
internal sealed record MeasuredSide(
    string Engine, int Size, int Batch, int Threads, double Train, double Infer, double? PeakMebibytes, double? MatrixProduct)
{
    /// <summary>Reads a line as this program and shared/bench/pytorch_step.py print it.</summary>
    /// <param name="line">The JSON object.</param>
    /// <param name="program">Who printed it.</param>
    /// <exception cref="BenchmarkException">A key is missing or its value is no number above zero.</exception>
    public static MeasuredSide Read(JsonObject line, string program)
    {
        return new MeasuredSide(
            line["engine"]?.ToString() ?? throw Missing("engine"), (int)Number("size"), (int)Number("batch"), (int)Number("threads"),
            Number("train_images_per_second"), Number("infer_images_per_second"), Positive("peak_rss_mib"), Positive("sgemm_gflops"));

        double Number(string key) => Positive(key) ?? throw Missing(key);

        double? Positive(string key) => line[key] is JsonValue value && value.TryGetValue(out double number) && number > 0 ? number : null;

        BenchmarkException Missing(string key) => new(
            $"{program}: its line has no \"{key}\" above zero, expected the keys that shared/bench/pytorch_step.py prints. The line is {line.ToJsonString()}");
    }

    /// <summary>The figures under the names they were read by.</summary>
    public Dictionary<string, object?> ToJson() => new()
    {
        ["train_images_per_second"] = Train,
        ["infer_images_per_second"] = Infer,
        ["peak_rss_mib"] = PeakMebibytes,
        ["sgemm_gflops"] = MatrixProduct,
    };
}
