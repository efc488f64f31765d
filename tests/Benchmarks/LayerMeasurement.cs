using System.Diagnostics;
using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;

namespace FerLib.Benchmarks;

/// <summary>Where a step's time goes: milliseconds and rates of every operator, means over several steps.</summary>
internal static class LayerMeasurement
{
    /// <summary>
    /// Adds "layers", an entry for each operator (layers that were fused into one are one), and what a training step and a prediction take
    /// besides: copying pictures and scores, the loss, the optimizer.
    /// </summary>
    public static void Add(
        Dictionary<string, object?> results, CpuNetwork network, LayerTable table, int batch, int steps, Action train, Action predict)
    {
        (LayerTimes training, double trainRest) = Measure(network, train, steps);
        (LayerTimes inference, double inferRest) = Measure(network, predict, steps);
        var layers = new List<Dictionary<string, object>>();
        for (int i = 0; i < training.Layers.Count; i++)
        {
            LayerTableRow[] rows = [.. table.Rows.Where(row => training.Layers[i].Contains(row.Name))];
            long forward = batch * rows.Sum(row => row.MultiplyAdds), backward = batch * rows.Sum(row => row.BackwardMultiplyAdds);
            var layer = new Dictionary<string, object> { ["layer"] = string.Join(", ", training.Layers[i]) };
            AddTime(layer, "train_forward", training.Forward(i) / steps, forward);
            AddTime(layer, "train_backward", training.Backward(i) / steps, backward);
            AddTime(layer, "infer", inference.Forward(i) / steps, forward);
            layers.Add(layer);
        }

        results["train_rest_ms"] = trainRest;
        results["infer_rest_ms"] = inferRest;
        results["layers"] = layers;
    }

    private static (LayerTimes Times, double RestMilliseconds) Measure(CpuNetwork network, Action step, int steps)
    {
        step(); // what ran before left the caches full of its own
        LayerTimes times = network.TimeLayers();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < steps; i++)
            step();
        TimeSpan rest = Stopwatch.GetElapsedTime(start);
        for (int i = 0; i < times.Layers.Count; i++)
            rest -= times.Forward(i) + times.Backward(i);
        return (times, Milliseconds(rest / steps));
    }

    private static void AddTime(Dictionary<string, object> layer, string name, TimeSpan time, long multiplyAdds)
    {
        layer[$"{name}_ms"] = Milliseconds(time);
        if (multiplyAdds > 0)
            layer[$"{name}_gflops"] = Math.Round(2e-9 * multiplyAdds / time.TotalSeconds, 1);
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 4);
}
