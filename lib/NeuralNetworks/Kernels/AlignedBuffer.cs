using System.Runtime.CompilerServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>Zeroed numbers that never move, starting at a cache line: what kernels take pointers into.</summary>
/// <remarks>The memory is a pinned array of the garbage collector, so a pointer is good as long as this object is reachable.</remarks>
internal sealed unsafe class AlignedBuffer<T>
    where T : unmanaged
{
    private const int CacheLine = 64;

    private readonly T[] _storage;
    private readonly int _start;

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    public AlignedBuffer(int length)
    {
        int slack = CacheLine / sizeof(T);
        _storage = GC.AllocateArray<T>(checked(length + slack), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref _storage[0]);
        _start = (int)((CacheLine - (address & (CacheLine - 1))) & (CacheLine - 1)) / sizeof(T);
        Length = length;
        Pointer = (T*)address + _start;
    }

    /// <summary>Number of values.</summary>
    public int Length { get; }

    /// <summary>The first value; on a 64-byte boundary.</summary>
    public T* Pointer { get; }

    /// <summary>The values.</summary>
    public Span<T> Span => _storage.AsSpan(_start, Length);
}
