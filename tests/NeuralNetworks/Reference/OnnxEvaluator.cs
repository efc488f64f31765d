using System.Runtime.InteropServices;

namespace FerLib.Tests.NeuralNetworks.Reference;

/// <summary>
/// Computes an ONNX graph in double precision by the operators' definitions (docs/Operators.md of github.com/onnx/onnx, opset 17), one
/// obvious loop each. It shares no code with the library and knows nothing of its layers.
/// </summary>
internal sealed class OnnxEvaluator
{
    private readonly ProtobufMessage _graph;

    public OnnxEvaluator(byte[] file)
    {
        Model = new ProtobufMessage(file);
        _graph = Model.Message(7);
    }

    /// <summary>The whole file.</summary>
    public ProtobufMessage Model { get; }

    /// <summary>The operators, in order.</summary>
    public ProtobufMessage[] Nodes => _graph.Messages(1);

    /// <summary>Computes every value of the graph.</summary>
    /// <returns>The graph's outputs by name, each (N, classes) row-major.</returns>
    public Dictionary<string, double[]> Run(float[] input, int[] shape)
    {
        ProtobufMessage declared = _graph.Message(11);
        var values = new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            [declared.Text(1)] = new([.. shape], [.. input.Select(value => (double)value)]),
        };
        foreach (ProtobufMessage tensor in _graph.Messages(5))
        {
            float[] numbers = MemoryMarshal.Cast<byte, float>(tensor.All(9).Single()).ToArray();
            values.Add(tensor.Text(8), new([.. tensor.Numbers(1).Select(size => (int)size)], [.. numbers.Select(value => (double)value)]));
        }

        foreach (ProtobufMessage node in Nodes)
        {
            Tensor[] inputs = [.. node.Texts(1).Select(name => values[name])];
            values.Add(node.Text(2), Compute(node.Text(4), inputs, node.Messages(5).ToDictionary(attribute => attribute.Text(1), StringComparer.Ordinal)));
        }

        return _graph.Messages(12).Select(output => output.Text(1)).ToDictionary(name => name, name => values[name].Values, StringComparer.Ordinal);
    }

    private static Tensor Compute(string type, Tensor[] x, Dictionary<string, ProtobufMessage> attributes) => type switch
    {
        "Conv" => Convolve(x[0], x[1], x[2], Ints(attributes, "strides"), Ints(attributes, "pads")),
        "AveragePool" => Pool(x[0], Ints(attributes, "kernel_shape"), Ints(attributes, "strides"), Ints(attributes, "pads"), Int(attributes, "count_include_pad", 0) == 1),
        "BatchNormalization" => Normalize(x, attributes.TryGetValue("epsilon", out ProtobufMessage? epsilon) ? epsilon.Real(2) : 1e-5f),
        "Relu" => new(x[0].Shape, [.. x[0].Values.Select(value => Math.Max(0, value))]),
        "GlobalAveragePool" => Pool(x[0], [x[0].Shape[2], x[0].Shape[3]], [1, 1], [0, 0, 0, 0], false),
        "Flatten" => Flatten(x[0], Int(attributes, "axis", 1)),
        "Gemm" => Multiply(x[0], x[1], x[2], Int(attributes, "transB", 0) == 1),
        "Softmax" => Softmax(x[0], Int(attributes, "axis", -1)),
        "Constant" => new([2], [.. Ints(attributes, "value_ints").Select(value => (double)value)]),
        "Unsqueeze" => Unsqueeze(x[0], x[1]),
        _ => throw new NotSupportedException(type),
    };

    private static Tensor Convolve(Tensor x, Tensor w, Tensor b, int[] strides, int[] pads)
    {
        (int n, int c, int height, int width) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        (int filters, int kernelHeight, int kernelWidth) = (w.Shape[0], w.Shape[2], w.Shape[3]);
        int rows = (height + pads[0] + pads[2] - kernelHeight) / strides[0] + 1, columns = (width + pads[1] + pads[3] - kernelWidth) / strides[1] + 1;
        double[] y = new double[n * filters * rows * columns];
        for (int i = 0; i < y.Length; i++)
        {
            int column = i % columns, row = i / columns % rows, f = i / columns / rows % filters, picture = i / columns / rows / filters;
            double sum = b.Values[f];
            for (int k = 0; k < c; k++)
            {
                for (int u = 0; u < kernelHeight; u++)
                {
                    int h = row * strides[0] + u - pads[0];
                    for (int v = 0; h >= 0 && h < height && v < kernelWidth; v++)
                    {
                        int across = column * strides[1] + v - pads[1];
                        if (across >= 0 && across < width)
                            sum += x.Values[((picture * c + k) * height + h) * width + across] * w.Values[((f * c + k) * kernelHeight + u) * kernelWidth + v];
                    }
                }
            }

            y[i] = sum;
        }

        return new([n, filters, rows, columns], y);
    }

    private static Tensor Pool(Tensor x, int[] kernel, int[] strides, int[] pads, bool includesPadding)
    {
        (int height, int width) = (x.Shape[2], x.Shape[3]);
        int rows = (height + pads[0] + pads[2] - kernel[0]) / strides[0] + 1, columns = (width + pads[1] + pads[3] - kernel[1]) / strides[1] + 1;
        double[] y = new double[x.Shape[0] * x.Shape[1] * rows * columns];
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            int inside = 0;
            for (int k = 0; k < kernel[0] * kernel[1]; k++)
            {
                int h = i / columns % rows * strides[0] + k / kernel[1] - pads[0], v = i % columns * strides[1] + k % kernel[1] - pads[1];
                if (h < 0 || h >= height || v < 0 || v >= width)
                    continue;
                sum += x.Values[(i / columns / rows * height + h) * width + v];
                inside++;
            }

            y[i] = sum / (includesPadding ? kernel[0] * kernel[1] : inside);
        }

        return new([x.Shape[0], x.Shape[1], rows, columns], y);
    }

    private static Tensor Normalize(Tensor[] x, double epsilon)
    {
        int area = x[0].Shape.Skip(2).Aggregate(1, (product, size) => product * size);
        return new(x[0].Shape, [.. x[0].Values.Select((value, i) => (i / area % x[0].Shape[1]) is int c
            ? (value - x[3].Values[c]) / Math.Sqrt(x[4].Values[c] + epsilon) * x[1].Values[c] + x[2].Values[c] : 0)]);
    }

    private static Tensor Flatten(Tensor x, int axis) => axis == 1
        ? new([x.Shape[0], x.Values.Length / x.Shape[0]], x.Values)
        : throw new NotSupportedException($"axis {axis}");

    private static Tensor Multiply(Tensor a, Tensor b, Tensor bias, bool transposed)
    {
        (int rows, int inner, int columns) = (a.Shape[0], a.Shape[1], transposed ? b.Shape[0] : b.Shape[1]);
        double[] y = new double[rows * columns];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = bias.Values[i % columns];
            for (int k = 0; k < inner; k++)
                y[i] += a.Values[i / columns * inner + k] * b.Values[transposed ? i % columns * inner + k : k * columns + i % columns];
        }

        return new([rows, columns], y);
    }

    private static Tensor Softmax(Tensor x, int axis)
    {
        if (x.Shape.Length != 2 || axis is not (1 or -1))
            throw new NotSupportedException($"axis {axis} of {x.Shape.Length}");
        return new(x.Shape, [.. x.Values.Chunk(x.Shape[1]).SelectMany(row => row.Select(value => 1 / row.Sum(other => Math.Exp(other - value))))]);
    }

    private static Tensor Unsqueeze(Tensor x, Tensor axes)
    {
        List<int> shape = [.. x.Shape];
        foreach (double axis in axes.Values)
            shape.Insert((int)axis, 1);
        return new([.. shape], x.Values);
    }

    private static int[] Ints(Dictionary<string, ProtobufMessage> attributes, string name) => [.. attributes[name].Numbers(8).Select(value => (int)value)];

    private static int Int(Dictionary<string, ProtobufMessage> attributes, string name, int absent) =>
        attributes.TryGetValue(name, out ProtobufMessage? attribute) ? (int)attribute.Number(3) : absent;

    private sealed record Tensor(int[] Shape, double[] Values);
}
