using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>Memory in which each worker keeps what lies between the steps of its task.</summary>
internal sealed unsafe class WorkerRoom
{
    private readonly AlignedBuffer<float>[] _buffers;
    private readonly int _second;
    private readonly int _third;

    /// <summary>Allocates three stretches of floats for each worker.</summary>
    public WorkerRoom(int workers, int first, int second, int third)
    {
        // Each stretch starts on a cache line of its own.
        _second = Lines(first);
        _third = _second + Lines(second);
        _buffers = new AlignedBuffer<float>[workers];
        for (int i = 0; i < workers; i++)
            _buffers[i] = new AlignedBuffer<float>(_third + Lines(third));
    }

    /// <summary>The three stretches of a worker.</summary>
    public Stretches Of(int worker)
    {
        float* start = _buffers[worker].Pointer;
        return new Stretches(start, start + _second, start + _third);
    }

    private static int Lines(int floats) => (floats + 15) / 16 * 16;

    /// <summary>Where a worker's stretches start.</summary>
    public readonly struct Stretches(float* first, float* second, float* third)
    {
        /// <summary>The first stretch.</summary>
        public readonly float* First = first;

        /// <summary>The second stretch.</summary>
        public readonly float* Second = second;

        /// <summary>The third stretch.</summary>
        public readonly float* Third = third;
    }
}
