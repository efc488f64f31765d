namespace FerLib.NeuralNetworks.Kernels;

/// <summary>What a tile needs of a vector type, so that one tile is written for all of them.</summary>
/// <typeparam name="TVector">The register: a vector, or a single float.</typeparam>
internal unsafe interface IVectorOperations<TVector>
    where TVector : unmanaged
{
    /// <summary>Floats in a register.</summary>
    static abstract int Width { get; }

    /// <summary>All zeros.</summary>
    static abstract TVector Zero { get; }

    /// <summary>Reads <see cref="Width"/> floats.</summary>
    static abstract TVector Load(float* source);

    /// <summary>Writes <see cref="Width"/> floats.</summary>
    static abstract void Store(float* destination, TVector value);

    /// <summary>One float in every place.</summary>
    static abstract TVector Broadcast(float* source);

    /// <summary>left + right.</summary>
    static abstract TVector Add(TVector left, TVector right);

    /// <summary>left - right.</summary>
    static abstract TVector Subtract(TVector left, TVector right);

    /// <summary>left * right.</summary>
    static abstract TVector Multiply(TVector left, TVector right);

    /// <summary>The larger one in every place.</summary>
    static abstract TVector Max(TVector left, TVector right);

    /// <summary>The value where x is above the floor, 0 elsewhere.</summary>
    static abstract TVector WhereAbove(TVector x, TVector floor, TVector value);

    /// <summary>left * right + sum, rounded once where the hardware does so.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector sum);
}
