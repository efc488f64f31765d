namespace FerLib.NeuralNetworks.Cpu;

/// <summary>The rows of a map that lies in memory.</summary>
internal sealed unsafe class MapRows(FeatureMap map) : RowSource(map.Shape)
{
    /// <inheritdoc/>
    public override void Read(int image, int row, int column, int count, float* destination, int pixelStride)
    {
        int channels = Shape.Channels;
        float* source = map.Data + map.Offset(image, row, column);
        if (pixelStride == channels)
        {
            new ReadOnlySpan<float>(source, count * channels).CopyTo(new Span<float>(destination, count * channels));
            return;
        }

        for (int w = 0; w < count; w++)
            new ReadOnlySpan<float>(source + w * channels, channels).CopyTo(new Span<float>(destination + w * pixelStride, channels));
    }

    /// <inheritdoc/>
    public override float* Lines(int line, int count, float* room) =>
        map.Halo == 0 ? map.Data + (nint)line * map.RowStride : base.Lines(line, count, room);
}
