namespace FerLib.NeuralNetworks.Reference;

/// <summary>A batch of maps (N, C, H, W) in double precision, for the naive definitions.</summary>
internal sealed class Tensor(int count, InputShape shape)
{
    /// <summary>N.</summary>
    public int Count { get; } = count;

    /// <summary>(C, H, W).</summary>
    public InputShape Shape { get; } = shape;

    /// <summary>The numbers, row-major.</summary>
    public double[] Values { get; } = new double[count * shape.Length];

    /// <summary>One number.</summary>
    public ref double this[int n, int c, int h, int w] => ref Values[((n * Shape.Channels + c) * Shape.Height + h) * Shape.Width + w];

    /// <summary>One number, or 0 outside the map.</summary>
    public double Padded(int n, int c, int h, int w) =>
        h < 0 || h >= Shape.Height || w < 0 || w >= Shape.Width ? 0 : this[n, c, h, w];

    /// <inheritdoc/>
    public override string ToString() => $"({Count}, {Shape.Channels}, {Shape.Height}, {Shape.Width})";
}
