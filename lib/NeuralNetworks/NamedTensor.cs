namespace FerLib.NeuralNetworks;

/// <summary>A float32 tensor with a name and a shape, row-major.</summary>
public sealed record NamedTensor
{
    /// <summary>Creates a tensor; the values are not copied.</summary>
    /// <exception cref="ArgumentException">The values are too few or too many for the shape.</exception>
    public NamedTensor(string name, IReadOnlyList<int> shape, float[] values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        long length = shape.Aggregate(1L, (product, size) => product * size);
        if (length != values.LongLength)
            throw new ArgumentException($"{name}: shape ({string.Join(", ", shape)}) holds {length} values, got {values.Length}.", nameof(values));
        Name = name;
        Shape = shape;
        Values = values;
    }

    /// <summary>The name, as PyTorch's state dictionary would have it: "convolution1.weight".</summary>
    public string Name { get; }

    /// <summary>Sizes, outermost first; empty for a single number.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The values, row-major.</summary>
    public float[] Values { get; }
}
