using System.Globalization;
using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>An engine's way through a case: every number that PyTorch's side stores, under the same names, and how far the two are apart.</summary>
internal sealed class PyTorchRun
{
    // A tensor's deviation is relative to its largest number; but rounding comes from the numbers that went into a sum, so one whose numbers
    // are all small beside those of its family (a gradient that is 0 in exact arithmetic) is held against a tenth of the largest of the family.
    private const double ShareOfFamily = 0.1;

    private const string SumSuffix = ".sum";

    private readonly PyTorchCase _case;
    private readonly Dictionary<string, float[]> _results = new(StringComparer.Ordinal);

    private PyTorchRun(PyTorchCase each) => _case = each;

    /// <summary>Runs an engine through a case and holds it to PyTorch's values.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="each">The case.</param>
    /// <param name="output">Receives the largest deviation of every kind.</param>
    public static void Check(IEngine engine, PyTorchCase each, ITestOutputHelper output)
    {
        PyTorchTolerance tolerance = PyTorchTolerance.Of(each);
        var run = new PyTorchRun(each);
        run.Train(engine);
        IReadOnlyList<(string Kind, double Deviation, string Tensor)> deviations = run.Deviations();
        output.WriteLine($"{engine.Name}; {each.Name}: " + string.Join(", ", deviations.Select(
            kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Kind} {kind.Deviation:0.0e+0} ({kind.Tensor})"))));
        foreach ((string kind, double deviation, string tensor) in deviations)
            Assert.True(deviation <= tolerance.For(kind), $"{engine.Name}; {each.Name}: {tensor} deviates by {deviation} from PyTorch, allowed {tolerance.For(kind)}.");
    }

    private void Train(IEngine engine)
    {
        Architecture architecture = _case.Architecture();
        int features = architecture.DropoutFeatures(_case.Shape);
        using INetwork network = engine.Compile(architecture, _case.Shape, 0);
        network.SetState(_case.Weights(network.GetState()));
        Predict(network, "start");
        var steps = new List<(float Loss, float Correct, float Norm)>();
        for (int step = 0; step < _case.Steps; step++)
        {
            StepResult result = network.Train(_case.Batch(step), _case.Labels(step), _case.Options(step, features));
            NamedState gradients = network.GetGradients();
            double squares = gradients.Sum(gradient => gradient.Values.Sum(value => (double)value * value));
            steps.Add((result.Loss, result.Correct, (float)Math.Sqrt(squares)));
            if (step > 0)
                continue;
            foreach (NamedTensor gradient in gradients)
                Keep("gradient." + gradient.Name, gradient.Values);
            foreach (NamedTensor statistic in network.GetState().Where(tensor => tensor.Name.Contains(".running_", StringComparison.Ordinal)))
                Keep("first." + statistic.Name, statistic.Values);
            Predict(network, "first");
        }

        Keep("loss", [.. steps.Select(step => step.Loss)]);
        Keep("correct", [.. steps.Select(step => step.Correct)]);
        Keep("norm", [.. steps.Select(step => step.Norm)]);
        NamedState end = network.GetState();
        Assert.Equal(_case.Steps, end["optimizer.steps"].Values[0]);
        foreach (NamedTensor tensor in end.Where(tensor => tensor.Name != "optimizer.steps"))
            Keep("end." + tensor.Name, tensor.Values);
        Predict(network, "end");
    }

    private void Predict(INetwork network, string when)
    {
        var scores = new float[_case.Count * _case.Classes];
        network.Predict(_case.Batch(0), _case.Count, scores);
        Keep("predicted." + when, scores);
    }

    private void Keep(string name, float[] values)
    {
        int broken = Array.FindIndex(values, value => !float.IsFinite(value));
        Assert.True(broken < 0, $"{_case.Name}: {name}[{broken}] is no finite number, PyTorch's is.");
        if (_case.Sampled && values.Length > 512)
        {
            double sum = values.Sum(value => (double)value), squares = values.Sum(value => (double)value * value);
            // A sum of n numbers of length l is below l sqrt(n): in that unit its deviation compares with those of single numbers.
            Keep(name + SumSuffix, [(float)(sum / Math.Sqrt(values.Length)), (float)Math.Sqrt(squares)]);
            int stride = (values.Length / 300) | 1;
            values = [.. values.Where((_, i) => i % stride == 0)];
        }

        _results.Add(name, values);
    }

    /// <summary>The largest deviation of every kind of numbers, and the tensor in which it is.</summary>
    private IReadOnlyList<(string Kind, double Deviation, string Tensor)> Deviations()
    {
        Dictionary<string, float[]> expected = _case.Expected();
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), _results.Keys.Order(StringComparer.Ordinal));
        Dictionary<string, float> largest = expected.GroupBy(tensor => PyTorchTolerance.FamilyOf(tensor.Key))
            .ToDictionary(family => family.Key, family => family
                .Where(tensor => !tensor.Key.EndsWith(SumSuffix, StringComparison.Ordinal)).Max(tensor => tensor.Value.Max(Math.Abs)), StringComparer.Ordinal);
        return [.. expected.GroupBy(tensor => PyTorchTolerance.KindOf(tensor.Key)).Select(kind =>
        {
            (double Deviation, string? Key) worst = kind.Where(tensor => !IsNoise(tensor.Key))
                .Select(tensor => (Deviation(kind.Key, tensor.Value, _results[tensor.Key], largest[PyTorchTolerance.FamilyOf(tensor.Key)]), tensor.Key))
                .DefaultIfEmpty().Max();
            return (kind.Key, worst.Deviation, worst.Key ?? "not compared");
        })];
    }

    // Ten steps by noise move a bias before a normalization anywhere; the normalization takes that out again, but not from the running
    // mean, which follows slowly, and so not from the prediction.
    private bool IsNoise(string name) => _case.StepsByNoise
        && (name is "predicted.first" or "predicted.end" || PyTorchTolerance.KindOf(name) == PyTorchTolerance.LastMeans
            || PyTorchTolerance.KindOf(name) == PyTorchTolerance.IdleBiases);

    private static double Deviation(string kind, float[] expected, float[] actual, double largestOfFamily)
    {
        Assert.Equal(expected.Length, actual.Length);
        // Steps differ in size, so each loss is relative to itself.
        if (kind is PyTorchTolerance.Loss or PyTorchTolerance.Norm)
            return expected.Zip(actual, (e, a) => Math.Abs(e - a) / Math.Max(Math.Abs(e), ShareOfFamily)).Max();
        double size = Math.Max(expected.Max(Math.Abs), ShareOfFamily * largestOfFamily);
        double apart = expected.Zip(actual, (e, a) => Math.Abs((double)e - a)).Max();
        return apart == 0 ? 0 : apart / size;
    }
}
