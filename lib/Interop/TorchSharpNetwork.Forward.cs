using FerLib.NeuralNetworks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace FerLib.Interop;

/// <content>The layers.</content>
internal sealed partial class TorchSharpNetwork
{
    /// <summary>Class scores (N, classes), or the output of the layer named.</summary>
    /// <param name="x">(N, C, H, W).</param>
    /// <param name="training">Whether batch statistics are used and running ones moved.</param>
    /// <param name="mask">(N, features) factors of the dropout layer; null for none.</param>
    /// <param name="stop">A layer whose output is wanted; null for the class scores.</param>
    private Tensor Forward(Tensor x, bool training, Tensor? mask, string? stop)
    {
        IReadOnlyDictionary<string, Tensor> weights = _weights.Views();
        foreach (Layer layer in Architecture.Layers)
        {
            if (layer is Softmax or ClassificationOutput)
            {
                if (layer.Name != stop)
                    continue;
                return F.softmax(x.flatten(1), 1);
            }

            x = Apply(layer, x, weights, training, mask);
            if (layer.Name == stop)
                return x;
        }

        return x.flatten(1);
    }

    private Tensor Apply(Layer layer, Tensor x, IReadOnlyDictionary<string, Tensor> weights, bool training, Tensor? mask) => layer switch
    {
        Convolution c => F.conv2d(
            x, weights[$"{c.Name}.weight"], weights[$"{c.Name}.bias"], [c.Stride, c.Stride], [c.Padding, c.Padding], [1, 1], 1),
        FullyConnected c => F.linear(x.flatten(1), weights[$"{c.Name}.weight"], weights[$"{c.Name}.bias"]).unsqueeze(-1).unsqueeze(-1),
        BatchNormalization n => F.batch_norm(
            x, _weights.Statistic($"{n.Name}.running_mean"), _weights.Statistic($"{n.Name}.running_var"),
            weights[$"{n.Name}.weight"], weights[$"{n.Name}.bias"], training, BatchNormalization.Momentum, BatchNormalization.Epsilon),
        ReLU => F.relu(x),
        AveragePooling p => F.avg_pool2d(x, [p.Kernel, p.Kernel], [p.Stride, p.Stride], [p.Padding, p.Padding], false, true),
        GlobalAveragePooling => x.mean([2, 3], true),
        Dropout => mask is null ? x : x * mask.view(x.shape),
        _ => throw new ArgumentException($"{layer.Kind} ({layer.Name}): the TorchSharp engine has no such layer."),
    };
}
