namespace FerLib.NeuralNetworks.Kernels;

/// <summary>The transforms of <see cref="FilteringTransforms{TOperations, TVector}"/> for one kind of vector; parameters are described there.</summary>
internal sealed unsafe class FilteringKernels
{
    private FilteringKernels()
    {
    }

    /// <summary>Window of the input to items.</summary>
    public delegate*<float*, nint, nint, int, float*, nint*, nint, void> Input { get; private init; }

    /// <summary>Sums of the points to 2 x 2 numbers.</summary>
    public delegate*<float*, nint, int, int, float*, float*, float*, nint, void> Output { get; private init; }

    /// <summary>Window of the output's gradient to items.</summary>
    public delegate*<float*, nint, nint, int, float*, nint, void> Gradient { get; private init; }

    /// <summary>2 x 2 numbers of the output's gradient to points.</summary>
    public delegate*<float*, nint, nint, int, float*, nint, nint, void> Spread { get; private init; }

    /// <summary>Taps to items.</summary>
    public delegate*<float*, nint, float, float*, nint*, void> Filter { get; private init; }

    /// <summary>Derivatives by items to derivatives by taps.</summary>
    public delegate*<float*, nint*, float*, nint, void> FilterGradient { get; private init; }

    /// <summary>Those of a vector type.</summary>
    public static FilteringKernels Of<TOperations, TVector>()
        where TOperations : struct, IVectorOperations<TVector>
        where TVector : unmanaged => new()
        {
            Input = &FilteringTransforms<TOperations, TVector>.Input,
            Output = &FilteringTransforms<TOperations, TVector>.Output,
            Gradient = &FilteringTransforms<TOperations, TVector>.Gradient,
            Spread = &FilteringTransforms<TOperations, TVector>.Spread,
            Filter = &FilteringTransforms<TOperations, TVector>.Filter,
            FilterGradient = &FilteringTransforms<TOperations, TVector>.FilterGradient,
        };
}
