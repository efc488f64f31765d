using System.Globalization;

namespace FerLib.NeuralNetworks;

/// <summary>What every engine refuses, in the same words: the part of the contract of <see cref="INetwork"/> that needs no arithmetic.</summary>
internal static class NetworkChecks
{
    private const double Gigabyte = 1e9;

    /// <summary>Refuses an architecture that no engine can compile.</summary>
    /// <exception cref="ArgumentException">
    /// A layer cannot take its input, softmax or output is not last, there is a second dropout, or the last layer gives no class scores.
    /// </exception>
    /// <returns>Number of classes.</returns>
    public static int Architecture(Architecture architecture, InputShape input)
    {
        LayerTable.Of(architecture, input);
        InputShape shape = input;
        string? output = null;
        int dropouts = 0, operators = 0;
        foreach (Layer layer in architecture.Layers)
        {
            if (layer is Softmax or ClassificationOutput)
            {
                output = layer.Name;
                continue;
            }

            if (output is not null)
                throw new ArgumentException($"{layer.Kind} ({layer.Name}): follows {output}; softmax and output come last.");
            // A step brings one mask; two layers would take the same numbers.
            if (layer is Dropout && ++dropouts > 1)
                throw new ArgumentException($"{layer.Kind} ({layer.Name}): a second dropout layer, expected at most one.");
            shape = layer.OutputShape(shape);
            operators++;
        }

        return operators > 0 && shape is { Height: 1, Width: 1 }
            ? shape.Channels
            : throw new ArgumentException(
                $"{architecture.Name}: its last layer gives {shape}, expected class scores (classes, 1, 1) from a fully connected layer.");
    }

    /// <summary>Refuses pictures that do not fit the network.</summary>
    /// <exception cref="ArgumentException">There is no picture, or the input has another length; the message gives both.</exception>
    public static void Input(INetwork network, int input, int count)
    {
        if (count < 1)
            throw new ArgumentException($"{network.Architecture.Name}: {count} pictures, expected at least 1.", nameof(count));
        if (input != (long)count * network.Input.Length)
        {
            throw new ArgumentException(
                $"{network.Architecture.Name}: input holds {input} numbers, expected {(long)count * network.Input.Length} for {count} pictures of shape {network.Input}.",
                nameof(input));
        }
    }

    /// <summary>Refuses room for scores that does not fit the pictures.</summary>
    /// <exception cref="ArgumentException">The length is not count x classes; the message gives both.</exception>
    public static void Scores(INetwork network, int scores, int count)
    {
        if (scores != (long)count * network.Classes)
            throw new ArgumentException($"{network.Architecture.Name}: scores hold {scores} numbers, expected {count} x {network.Classes}.", nameof(scores));
    }

    /// <summary>Refuses labels and options that do not fit the network.</summary>
    /// <exception cref="ArgumentException">A label, the gradient's limit, the smoothing, the class weights or the dropout mask do not fit; the message gives both.</exception>
    public static void Step(INetwork network, ReadOnlySpan<int> labels, StepOptions options, int dropoutFeatures)
    {
        string name = network.Architecture.Name;
        foreach (int label in labels)
        {
            if (label < 0 || label >= network.Classes)
                throw new ArgumentException($"{name}: label {label}, expected 0..{network.Classes - 1}.", nameof(labels));
        }

        if (options.MaximumGradientNorm is not (null or (> 0 and < float.PositiveInfinity)))
        {
            throw new ArgumentException(
                $"{name}: maximum gradient norm {options.MaximumGradientNorm}, expected a number above 0, or null for no limit.", nameof(options));
        }

        if (options.LabelSmoothing is not (>= 0 and <= 1))
            throw new ArgumentException($"{name}: label smoothing {options.LabelSmoothing}, expected 0..1.", nameof(options));
        if (options.ClassWeights.Count != 0 && options.ClassWeights.Count != network.Classes)
            throw new ArgumentException($"{name}: {options.ClassWeights.Count} class weights, expected none or {network.Classes}.", nameof(options));
        if (options.DropoutMask.Length != labels.Length * dropoutFeatures)
        {
            throw new ArgumentException(
                $"{name}: dropout mask of {options.DropoutMask.Length} numbers, expected {labels.Length} x {dropoutFeatures}.", nameof(options));
        }
    }

    /// <summary>Refuses a state that does not fit: every weight and statistic is there, nothing else but the optimizer's, each of its shape.</summary>
    /// <param name="architecture">The network, for the message.</param>
    /// <param name="parameters">Name and shape of each tensor that training changes.</param>
    /// <param name="statistics">Name and shape of each running mean and variance.</param>
    /// <param name="state">The state to set.</param>
    /// <exception cref="ArgumentException">A tensor is missing, unknown or of another shape; the message names it and both shapes.</exception>
    public static void State(
        Architecture architecture, IEnumerable<(string Name, int[] Shape)> parameters, IEnumerable<(string Name, int[] Shape)> statistics, NamedState state)
    {
        var expected = new Dictionary<string, (int[] Shape, bool Required)>(StringComparer.Ordinal) { [OptimizerState.Steps] = ([], false) };
        foreach ((string name, int[] shape) in parameters)
        {
            expected[name] = (shape, true);
            expected[OptimizerState.First + name] = expected[OptimizerState.Second + name] = (shape, false);
        }

        foreach ((string name, int[] shape) in statistics)
            expected[name] = (shape, true);
        foreach ((string name, (int[] shape, bool required)) in expected)
        {
            NamedTensor? tensor = state.Find(name);
            if (tensor is null && required)
                throw new ArgumentException($"{name}: missing from the state, expected shape {Text(shape)}.", nameof(state));
            if (tensor is not null && !tensor.Shape.SequenceEqual(shape))
                throw new ArgumentException($"{name}: shape is {Text(tensor.Shape)}, expected {Text(shape)}.", nameof(state));
        }

        foreach (NamedTensor tensor in state)
        {
            if (!expected.ContainsKey(tensor.Name))
                throw new ArgumentException($"{tensor.Name}: unknown to {architecture.Name}, shape {Text(tensor.Shape)}.", nameof(state));
        }
    }

    /// <summary>
    /// Refuses a batch by its size: memory that is promised and not there ends the process when it is touched, without a word.
    /// </summary>
    /// <param name="count">Pictures of the batch.</param>
    /// <param name="input">Shape of one.</param>
    /// <param name="bytes">What its feature maps take at least.</param>
    /// <exception cref="ArgumentException">This process may not use as much; the message gives both.</exception>
    public static void Memory(int count, InputShape input, double bytes)
    {
        double available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (available > 0 && bytes > available)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A batch of {count} pictures of shape {input} needs at least {bytes / Gigabyte:0.0} GB for its feature maps, this process may use {available / Gigabyte:0.0} GB; use a smaller batch or smaller pictures."));
        }
    }

    /// <summary>The error for a layer that the network does not have.</summary>
    public static ArgumentException NoLayer(Architecture architecture, string layer) => new(
        $"{architecture.Name}: no layer is named {layer}; there are {string.Join(", ", architecture.Layers.Select(l => l.Name))}.", nameof(layer));

    /// <summary>The error for gradients before the first step.</summary>
    public static InvalidOperationException NoGradients(Architecture architecture) =>
        new($"{architecture.Name}: there are no gradients yet; call Train first.");

    /// <summary>The error for a normalization over a single value per channel.</summary>
    public static ArgumentException OneValue(string layer) => new(
        $"{layer}: one value per channel has no variance to normalize by; train with at least 2 pictures a batch or larger ones.");

    private static string Text(IEnumerable<int> shape) => $"({string.Join(", ", shape)})";
}
