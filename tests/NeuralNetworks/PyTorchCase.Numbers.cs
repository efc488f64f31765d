using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Tests.NeuralNetworks;

/// <content>The numbers that both sides make from formulas; the formulas are explained in Reference/pytorch_references.py.</content>
internal sealed partial record PyTorchCase
{
    /// <summary>The weights before the first step; running statistics stay as they are drawn, 0 and 1.</summary>
    public NamedState Weights(NamedState drawn)
    {
        int number = 0;
        return new NamedState(drawn.Where(tensor => !tensor.Name.StartsWith("optimizer.", StringComparison.Ordinal)).Select(tensor =>
            tensor.Name.Contains(".running_", StringComparison.Ordinal)
                ? tensor
                : new NamedTensor(tensor.Name, tensor.Shape, Weight(tensor, number++))));
    }

    /// <summary>The pictures of a step, (N, C, H, W).</summary>
    public float[] Batch(int step)
    {
        if (Pictures == "nothing")
            return new float[Count * Shape.Length];
        float[] noise = Pictures == "waves" ? Scattered.Of(Count * Shape.Length, 1000 + step, 0.3) : [];
        var values = new float[Count * Shape.Length];
        var bytes = new byte[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int w = i % Width, h = i / Width % Height, channel = i / (Width * Height) % Channels, n = i / Shape.Length;
            int label = (n + step) % Classes;
            double wave = Math.Sin(0.2 * (label + 1) * w + 0.3 * (Classes - label) * h + 0.7 * channel);
            if (Pictures == "waves")
                values[i] = (float)(wave + noise[i]);
            bytes[i] = Pictures switch
            {
                "waves" => 0,
                "channel" => channel == 1 ? (byte)77 : (byte)(Math.Floor(100 * wave) + 120),
                "pixel" => h == n + 5 && w == 9 ? (byte)255 : (byte)0,
                _ => byte.Parse(Pictures, System.Globalization.CultureInfo.InvariantCulture),
            };
        }

        if (Pictures != "waves")
        {
            var standardization = new Standardization([.. Enumerable.Repeat(0.5f, Channels)], [.. Enumerable.Repeat(0.25f, Channels)]);
            for (int n = 0; n < Count; n++)
                standardization.Apply(bytes.AsSpan(n * Shape.Length, Shape.Length), values.AsSpan(n * Shape.Length, Shape.Length));
        }

        return values;
    }

    private float[] Weight(NamedTensor tensor, int number)
    {
        bool isNormalization = tensor.Name.StartsWith("normalization", StringComparison.Ordinal);
        bool isWeight = tensor.Name.EndsWith(".weight", StringComparison.Ordinal);
        double scale = isNormalization ? 0.2 : isWeight ? Math.Sqrt(6.0 / (tensor.Values.Length / tensor.Shape[0])) : 0.1;
        float[] values = Scattered.Of(tensor.Values.Length, number, scale, isNormalization && isWeight ? 1 : 0);
        return tensor.Name.StartsWith("fullyConnected", StringComparison.Ordinal) ? [.. values.Select(value => value * HeadScale)] : values;
    }
}
