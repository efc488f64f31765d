namespace FerLib.NeuralNetworks.Cpu;

/// <content>Named state and gradients.</content>
internal sealed partial class CpuNetwork
{
    private const string FirstMoment = "optimizer.first.";
    private const string SecondMoment = "optimizer.second.";
    private const string StepCount = "optimizer.steps";

    /// <inheritdoc/>
    public NamedState GetState()
    {
        var tensors = new List<NamedTensor>();
        foreach (Operator part in _chain.Operators)
        {
            tensors.AddRange(part.Parameters.Select(p => p.Export(p.Name, p.Values)));
            tensors.AddRange(part.Statistics.Select(s => new NamedTensor(s.Name, [s.Values.Length], (float[])s.Values.Clone())));
        }

        tensors.AddRange(_parameters.Where(p => p.FirstMoment is not null).Select(p => p.Export(FirstMoment + p.Name, p.FirstMoment!)));
        tensors.AddRange(_parameters.Where(p => p.SecondMoment is not null).Select(p => p.Export(SecondMoment + p.Name, p.SecondMoment!)));
        tensors.Add(new NamedTensor(StepCount, [], [_optimizer.Steps]));
        return new NamedState(tensors);
    }

    /// <inheritdoc/>
    public void SetState(NamedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Check(state);
        foreach (Parameter parameter in _parameters)
            parameter.Import(state[parameter.Name], parameter.Values);
        foreach ((string name, float[] values) in _chain.Operators.SelectMany(o => o.Statistics))
            state[name].Values.CopyTo(values, 0);
        _hasGradients = false;
        _optimizer.Clear();
        bool second = state.Any(t => t.Name.StartsWith(SecondMoment, StringComparison.Ordinal));
        if (!second && !state.Any(t => t.Name.StartsWith(FirstMoment, StringComparison.Ordinal)))
            return;
        _optimizer.Reset(second);
        _optimizer.Steps = (int)(state.Find(StepCount)?.Values[0] ?? 0);
        foreach (Parameter parameter in _parameters)
        {
            if (state.Find(FirstMoment + parameter.Name) is { } first)
                parameter.Import(first, parameter.FirstMoment!);
            if (state.Find(SecondMoment + parameter.Name) is { } squares)
                parameter.Import(squares, parameter.SecondMoment!);
        }
    }

    /// <inheritdoc/>
    public NamedState GetGradients() => _hasGradients
        ? new NamedState(_parameters.Select(p => p.Export(p.Name, p.Gradient)))
        : throw new InvalidOperationException($"{Architecture.Name}: there are no gradients yet; call Train first.");

    private void Check(NamedState state)
    {
        var expected = new Dictionary<string, (int[] Shape, bool Required)>(StringComparer.Ordinal) { [StepCount] = ([], false) };
        foreach (Parameter parameter in _parameters)
        {
            expected[parameter.Name] = (parameter.Shape, true);
            expected[FirstMoment + parameter.Name] = expected[SecondMoment + parameter.Name] = (parameter.Shape, false);
        }

        foreach ((string name, float[] values) in _chain.Operators.SelectMany(o => o.Statistics))
            expected[name] = ([values.Length], true);
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
                throw new ArgumentException($"{tensor.Name}: unknown to {Architecture.Name}, shape {Text(tensor.Shape)}.", nameof(state));
        }
    }

    private static string Text(IEnumerable<int> shape) => $"({string.Join(", ", shape)})";
}
