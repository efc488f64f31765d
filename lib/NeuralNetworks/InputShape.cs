namespace FerLib.NeuralNetworks;

/// <summary>The shape of one picture or feature map: channels, height, width, as in (C, H, W).</summary>
/// <param name="Channels">Planes, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="Width">Columns, at least 1.</param>
public readonly record struct InputShape(int Channels, int Height, int Width)
{
    /// <summary>Numbers in one picture of this shape.</summary>
    public int Length => Channels * Height * Width;

    /// <summary>The shape as it is written everywhere: "(1, 64, 64)".</summary>
    public override string ToString() => $"({Channels}, {Height}, {Width})";
}
