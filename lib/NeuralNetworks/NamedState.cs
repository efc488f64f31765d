using System.Collections;

namespace FerLib.NeuralNetworks;

/// <summary>Named tensors in a fixed order: what a network knows.</summary>
public sealed class NamedState : IReadOnlyCollection<NamedTensor>
{
    private readonly Dictionary<string, NamedTensor> _byName = new(StringComparer.Ordinal);
    private readonly List<NamedTensor> _inOrder = [];

    /// <summary>Creates the state from its tensors.</summary>
    /// <exception cref="ArgumentException">Two tensors have the same name.</exception>
    public NamedState(IEnumerable<NamedTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach (NamedTensor tensor in tensors)
        {
            if (!_byName.TryAdd(tensor.Name, tensor))
                throw new ArgumentException($"Two tensors are named {tensor.Name}; names are unique.", nameof(tensors));
            _inOrder.Add(tensor);
        }
    }

    /// <summary>Number of tensors.</summary>
    public int Count => _inOrder.Count;

    /// <summary>The tensor of a name, or null.</summary>
    public NamedTensor? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The tensor of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the names there are.</exception>
    public NamedTensor this[string name] => Find(name)
        ?? throw new KeyNotFoundException($"No tensor is named {name}; there are {string.Join(", ", _inOrder.Select(t => t.Name))}.");

    /// <summary>The weights, biases and running statistics alone, without the optimizer's moments and step count.</summary>
    public NamedState WithoutOptimizer() => new(_inOrder.Where(tensor => !tensor.Name.StartsWith(OptimizerState.Prefix, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public IEnumerator<NamedTensor> GetEnumerator() => _inOrder.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
