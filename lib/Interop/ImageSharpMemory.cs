using System.Buffers;
using SixLabors.ImageSharp.Memory;

namespace FerLib.Interop;

/// <summary>The memory that ImageSharp may take for one file: plain arrays, all of them together within a limit.</summary>
/// <remarks>
/// A damaged file may claim a tile or a frame of any size. What was given back counts again: the limit holds for what is in use at a time.
/// Every array is cleared, so that no pixel depends on what was in memory before. One file is decoded on one thread.
/// </remarks>
internal sealed class ImageSharpMemory(long limit) : MemoryAllocator
{
    private long _inUse;

    /// <inheritdoc/>
    /// <exception cref="InvalidMemoryOperationException">The limit would be passed.</exception>
    public override IMemoryOwner<T> Allocate<T>(int length, AllocationOptions options = AllocationOptions.None)
    {
        long bytes = length * (long)System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        if (length < 0 || bytes > limit - _inUse)
            throw new InvalidMemoryOperationException($"it asks for {bytes} bytes more where {limit - _inUse} of {limit} are left");
        _inUse += bytes;
        return new Block<T>(this, new T[length], bytes);
    }

    /// <inheritdoc/>
    protected override int GetBufferCapacityInBytes() => int.MaxValue;

    private sealed class Block<T>(ImageSharpMemory memory, T[] array, long bytes) : IMemoryOwner<T>
    {
        private bool _isGivenBack;

        public Memory<T> Memory => array;

        public void Dispose()
        {
            if (_isGivenBack)
                return;
            _isGivenBack = true;
            memory._inUse -= bytes;
        }
    }
}
