namespace FerLib.NeuralNetworks.Kernels;

/// <summary>The passes of a normalization over pixels, for one kind of vector; they are described at <see cref="NormalizationPasses{TOperations, TVector}"/>.</summary>
internal sealed unsafe class NormalizationKernels
{
    private NormalizationKernels()
    {
    }

    /// <summary>Outputs.</summary>
    public delegate*<ChannelCoefficients*, float*, int, int, int, float*, int, void> Output { get; private init; }

    /// <summary>Gradients of the input.</summary>
    public delegate*<ChannelCoefficients*, float*, int, int, int, float*, int, void> Gradient { get; private init; }

    /// <summary>Sums of the gradients.</summary>
    public delegate*<ChannelCoefficients*, float*, float*, int, int, int, float*, float*, void> GradientSums { get; private init; }

    /// <summary>Mean and sum of squares.</summary>
    public delegate*<float*, int, int, int, float*, float*, void> Statistics { get; private init; }

    /// <summary>Those of a vector type.</summary>
    public static NormalizationKernels Of<TOperations, TVector>()
        where TOperations : struct, IVectorOperations<TVector>
        where TVector : unmanaged => new()
        {
            Output = &NormalizationPasses<TOperations, TVector>.Output,
            Gradient = &NormalizationPasses<TOperations, TVector>.Gradient,
            GradientSums = &NormalizationPasses<TOperations, TVector>.GradientSums,
            Statistics = &NormalizationPasses<TOperations, TVector>.Statistics,
        };
}
