using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>Batch normalization, with the ReLU behind it where there is one.</summary>
/// <remarks>
/// Its output is one multiplication, one addition and one comparison a number, and its gradient few more: an operator that reads rows gets
/// both worked out on the way, and neither is ever in memory. Only for the others it writes maps.
/// </remarks>
internal sealed unsafe partial class NormalizationOperator : Operator
{
    private const int BlockPixels = 128;

    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly float[] _runningMean;
    private readonly float[] _runningVariance;
    private readonly bool _rectifies;
    private readonly KernelPath _path;
    private readonly AlignedBuffer<float> _mean;
    private readonly AlignedBuffer<float> _scale;
    private readonly AlignedBuffer<float> _shift;
    private readonly AlignedBuffer<float> _constant;
    private readonly AlignedBuffer<float> _slope;
    private readonly float[] _inverseDeviation;
    private readonly Action<int, int> _statistics;
    private readonly Action<int, int> _writeOutput;
    private AlignedBuffer<float> _first = null!;
    private AlignedBuffer<float> _second = null!;
    private float _floor;
    private int _pixels;

    /// <summary>Creates the operator; <paramref name="rectifier"/> is the ReLU to fuse, or null.</summary>
    public NormalizationOperator(BatchNormalization layer, ReLU? rectifier, InputShape shape, KernelPath path, Workers workers)
        : base(rectifier is null ? [layer.Name] : [layer.Name, rectifier.Name], shape, shape, workers)
    {
        _rectifies = rectifier is not null;
        _path = path;
        int channels = shape.Channels;
        _weight = Parameter.Vector($"{layer.Name}.weight", channels, 1);
        _bias = Parameter.Vector($"{layer.Name}.bias", channels, 1);
        Parameters = [_weight, _bias];
        _runningMean = new float[channels];
        _runningVariance = new float[channels];
        Statistics = [($"{layer.Name}.running_mean", _runningMean), ($"{layer.Name}.running_var", _runningVariance)];
        _mean = new AlignedBuffer<float>(channels);
        _scale = new AlignedBuffer<float>(channels);
        _shift = new AlignedBuffer<float>(channels);
        _constant = new AlignedBuffer<float>(channels);
        _slope = new AlignedBuffer<float>(channels);
        _inverseDeviation = new float[channels];
        OutputRows = new NormalizedRows(this);
        InputGradientRows = new GradientRows(this);
        _statistics = BlockStatistics;
        _writeOutput = (line, _) => OutputRows.CopyLine(line, Output!);
        _gradientSums = GradientSums;
        _writeGradient = (line, _) => InputGradientRows.CopyLine(line, InputGradient!);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, float[] Values)> Statistics { get; }

    /// <inheritdoc/>
    public override bool ReadsGradientRows => true;

    /// <inheritdoc/>
    public override RowSource OutputRows { get; }

    /// <inheritdoc/>
    public override RowSource InputGradientRows { get; }

    /// <summary>Leaves the fused ReLU out, to look at the normalization alone.</summary>
    public bool SkipRectifier { get; set; }

    private int Channels => InputShape.Channels;

    private ChannelCoefficients Coefficients => new()
    {
        Scale = _scale.Pointer,
        Shift = _shift.Pointer,
        Mean = _mean.Pointer,
        Constant = _constant.Pointer,
        Slope = _slope.Pointer,
        Floor = _floor,
    };

    private int Pixels => InputShape.Height * InputShape.Width;

    /// <inheritdoc/>
    public override void Forward(int count, bool training)
    {
        if (training)
            BatchStatistics(count * Pixels);
        for (int c = 0; c < Channels; c++)
        {
            if (!training)
            {
                _mean.Pointer[c] = _runningMean[c];
                _inverseDeviation[c] = (float)(1 / Math.Sqrt((double)_runningVariance[c] + BatchNormalization.Epsilon));
            }

            _scale.Pointer[c] = _weight.Values.Pointer[c] * _inverseDeviation[c];
            _shift.Pointer[c] = _bias.Values.Pointer[c] - _mean.Pointer[c] * _scale.Pointer[c];
        }

        _floor = _rectifies && !SkipRectifier ? 0 : float.NegativeInfinity;
        if (Output is not null)
            Workers.Run(count * InputShape.Height, _writeOutput);
    }

    /// <inheritdoc/>
    protected override void OnForwardBound()
    {
        int blocks = (Capacity * Pixels + BlockPixels - 1) / BlockPixels;
        _first = new AlignedBuffer<float>(checked(blocks * Channels));
        _second = new AlignedBuffer<float>(checked(blocks * Channels));
    }

    private void BlockStatistics(int block, int worker)
    {
        int first = block * BlockPixels, length = Math.Min(BlockPixels, _pixels - first);
        _path.Normalization.Statistics(
            Input.Data + (nint)first * Channels, Channels, length, Channels, _first.Pointer + block * Channels, _second.Pointer + block * Channels);
    }

    /// <summary>Mean and variance of each channel: blocks of fixed size by two passes each, joined in order and in double precision.</summary>
    private void BatchStatistics(int pixels)
    {
        if (pixels == 1)
            throw NetworkChecks.OneValue(Layers[0]);

        _pixels = pixels;
        int blocks = (pixels + BlockPixels - 1) / BlockPixels;
        Workers.Run(blocks, _statistics);
        for (int c = 0; c < Channels; c++)
        {
            // Chan, Golub and LeVeque, 1979: the sum of squares about the joint mean.
            double n = 0, mean = 0, squares = 0;
            for (int block = 0; block < blocks; block++)
            {
                double length = Math.Min(BlockPixels, pixels - block * BlockPixels);
                double delta = _first.Pointer[block * Channels + c] - mean;
                double total = n + length;
                mean += delta * length / total;
                squares += _second.Pointer[block * Channels + c] + delta * delta * n * length / total;
                n = total;
            }

            _mean.Pointer[c] = (float)mean;
            _inverseDeviation[c] = (float)(1 / Math.Sqrt(squares / n + BatchNormalization.Epsilon));
            _runningMean[c] += BatchNormalization.Momentum * ((float)mean - _runningMean[c]);
            _runningVariance[c] += BatchNormalization.Momentum * ((float)(squares / (n - 1)) - _runningVariance[c]);
        }
    }

    /// <summary>max(scale x + shift, floor), floor being 0 with a ReLU and minus infinity without.</summary>
    private sealed class NormalizedRows(NormalizationOperator part) : RowSource(part.OutputShape)
    {
        /// <inheritdoc/>
        public override void Read(int image, int row, int column, int count, float* destination, int pixelStride)
        {
            ChannelCoefficients channel = part.Coefficients;
            part._path.Normalization.Output(
                &channel, part.Input.Data + part.Input.Offset(image, row, column), part.Channels, count, part.Channels, destination, pixelStride);
        }
    }
}
