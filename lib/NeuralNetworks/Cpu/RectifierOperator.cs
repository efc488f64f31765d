using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>A ReLU that stands alone, as reading 1 has one on the class scores.</summary>
internal sealed unsafe class RectifierOperator(ReLU layer, InputShape shape, Workers workers) : Operator([layer.Name], shape, shape, workers)
{
    private Action<int, int>? _forward;
    private Action<int, int>? _backward;

    /// <inheritdoc/>
    public override void Forward(int count, bool training) => Workers.Run(count, _forward ??= ForwardImage);

    /// <inheritdoc/>
    public override void Backward(int count)
    {
        if (InputGradient is not null)
            Workers.Run(count, _backward ??= BackwardImage);
    }

    private void ForwardImage(int n, int worker)
    {
        for (int h = 0; h < InputShape.Height; h++)
        {
            float* source = Input.Data + Input.Offset(n, h, 0), destination = Output!.Data + Output.Offset(n, h, 0);
            for (int i = 0; i < InputShape.Width * InputShape.Channels; i++)
                destination[i] = MathF.Max(source[i], 0);
        }
    }

    private void BackwardImage(int n, int worker)
    {
        for (int h = 0; h < InputShape.Height; h++)
        {
            float* output = Output!.Data + Output.Offset(n, h, 0), gradient = OutputGradient.Data + OutputGradient.Offset(n, h, 0);
            float* destination = InputGradient!.Data + InputGradient.Offset(n, h, 0);
            for (int i = 0; i < InputShape.Width * InputShape.Channels; i++)
                destination[i] = output[i] > 0 ? gradient[i] : 0;
        }
    }
}
