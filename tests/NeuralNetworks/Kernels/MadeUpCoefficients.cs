using FerLib.NeuralNetworks.Kernels;

namespace FerLib.Tests.NeuralNetworks.Kernels;

/// <summary>Made-up numbers of channels, kept in memory until disposed of.</summary>
internal sealed unsafe class MadeUpCoefficients(int channels, float floor) : IDisposable
{
    private readonly AlignedBuffer<float> _scale = Of(channels, 3), _shift = Of(channels, 4), _mean = Of(channels, 5);
    private readonly AlignedBuffer<float> _constant = Of(channels, 6), _slope = Of(channels, 7);

    public ChannelCoefficients Numbers => new()
    {
        Scale = _scale.Pointer,
        Shift = _shift.Pointer,
        Mean = _mean.Pointer,
        Constant = _constant.Pointer,
        Slope = _slope.Pointer,
        Floor = floor,
    };

    public void Dispose() => GC.KeepAlive(this);

    private static AlignedBuffer<float> Of(int channels, int stream)
    {
        var buffer = new AlignedBuffer<float>(channels);
        Scattered.Of(channels, stream, 1).CopyTo(buffer.Span);
        return buffer;
    }
}
