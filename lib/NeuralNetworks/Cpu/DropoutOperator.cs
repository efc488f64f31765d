using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>Dropout with a mask that is handed in.</summary>
internal sealed unsafe class DropoutOperator(Dropout layer, InputShape shape, Workers workers) : Operator([layer.Name], shape, shape, workers)
{
    /// <summary>(N, C, H, W) factors of the next training pass.</summary>
    public ReadOnlyMemory<float> Mask { get; set; }

    /// <inheritdoc/>
    public override void Forward(int count, bool training) => Multiply(Input, Output!, count, training);

    /// <inheritdoc/>
    public override void Backward(int count)
    {
        if (InputGradient is not null)
            Multiply(OutputGradient, InputGradient, count, true);
    }

    private void Multiply(FeatureMap source, FeatureMap destination, int count, bool masked)
    {
        ReadOnlySpan<float> mask = Mask.Span;
        int channels = InputShape.Channels;
        int next = 0;
        for (int n = 0; n < count; n++)
        {
            for (int c = 0; c < channels; c++)
            {
                for (int h = 0; h < InputShape.Height; h++)
                {
                    float* from = source.Data + source.Offset(n, h, 0) + c, to = destination.Data + destination.Offset(n, h, 0) + c;
                    for (int w = 0; w < InputShape.Width; w++, next++)
                        to[w * channels] = from[w * channels] * (masked ? mask[next] : 1);
                }
            }
        }
    }
}
