namespace FerLib.NeuralNetworks.Cpu;

/// <content>Named state and gradients.</content>
internal sealed partial class CpuNetwork
{
    /// <inheritdoc/>
    public NamedState GetState()
    {
        var tensors = new List<NamedTensor>();
        foreach (Operator part in _chain.Operators)
        {
            tensors.AddRange(part.Parameters.Select(p => p.Export(p.Name, p.Values)));
            tensors.AddRange(part.Statistics.Select(s => new NamedTensor(s.Name, [s.Values.Length], (float[])s.Values.Clone())));
        }

        tensors.AddRange(_parameters.Where(p => p.FirstMoment is not null).Select(p => p.Export(OptimizerState.First + p.Name, p.FirstMoment!)));
        tensors.AddRange(_parameters.Where(p => p.SecondMoment is not null).Select(p => p.Export(OptimizerState.Second + p.Name, p.SecondMoment!)));
        tensors.Add(new NamedTensor(OptimizerState.Steps, [], [_optimizer.Steps]));
        return new NamedState(tensors);
    }

    /// <inheritdoc/>
    public void SetState(NamedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        NetworkChecks.State(
            Architecture, _parameters.Select(p => (p.Name, p.Shape)),
            _chain.Operators.SelectMany(o => o.Statistics).Select(s => (s.Name, (int[])[s.Values.Length])), state);
        foreach (Parameter parameter in _parameters)
            parameter.Import(state[parameter.Name], parameter.Values);
        foreach ((string name, float[] values) in _chain.Operators.SelectMany(o => o.Statistics))
            state[name].Values.CopyTo(values, 0);
        _chain.OnParametersChanged();
        _hasGradients = false;
        _optimizer.Clear();
        bool second = state.Any(t => t.Name.StartsWith(OptimizerState.Second, StringComparison.Ordinal));
        if (!second && !state.Any(t => t.Name.StartsWith(OptimizerState.First, StringComparison.Ordinal)))
            return;
        _optimizer.Reset(second);
        _optimizer.Steps = (int)(state.Find(OptimizerState.Steps)?.Values[0] ?? 0);
        foreach (Parameter parameter in _parameters)
        {
            if (state.Find(OptimizerState.First + parameter.Name) is { } first)
                parameter.Import(first, parameter.FirstMoment!);
            if (state.Find(OptimizerState.Second + parameter.Name) is { } squares)
                parameter.Import(squares, parameter.SecondMoment!);
        }
    }

    /// <inheritdoc/>
    public NamedState GetGradients() => _hasGradients
        ? new NamedState(_parameters.Select(p => p.Export(p.Name, p.Gradient)))
        : throw NetworkChecks.NoGradients(Architecture);
}
