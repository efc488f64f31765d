using System.Runtime.ExceptionServices;
using FerLib.Datasets;

namespace FerLib.Training;

/// <summary>Prepares the batches of a source on threads of its own, a bounded number ahead of the reader, in a ring of buffers.</summary>
/// <remarks>
/// The threads share the pictures, not the batches: all of them work on the batch that is needed next, then on the one after it. What a
/// picture becomes depends on its place alone, so neither the depth nor the number of threads changes a bit. The thread pool is not used:
/// a pool that is busy cannot hold a training up. One thread reads; <see cref="Dispose"/> ends after all threads have.
/// </remarks>
/// <typeparam name="TBuffer">What holds one prepared batch.</typeparam>
internal sealed class ReadAhead<TBuffer> : IDisposable
    where TBuffer : class
{
    private readonly object _gate = new();
    private readonly IBatchSource<TBuffer> _source;
    private readonly List<Thread> _threads = [];
    private readonly TBuffer[] _ring;

    // Pictures of the batch in each buffer that are still to be filled in.
    private readonly int[] _unfilled;
    private readonly int _shares;
    private long _begun;
    private int _size;
    private int _claimed;
    private long _given;
    private long _free;
    private ExceptionDispatchInfo? _error;
    private volatile bool _stopped;

    /// <summary>Starts to prepare.</summary>
    /// <param name="source">The batches.</param>
    /// <param name="depth">Batches ahead of the reader; 0 prepares each when it is asked for, with the pool's help, and starts no thread.</param>
    /// <param name="threads">Threads that prepare; 0, the default, takes every core but the reader's. Without meaning at depth 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public ReadAhead(IBatchSource<TBuffer> source, int depth, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        _source = source;
        // One more than the depth: the reader holds one buffer while the others are filled.
        _ring = new TBuffer[(int)Math.Clamp(source.Total, 1, depth + 1L)];
        for (int i = 0; i < _ring.Length; i++)
            _ring[i] = source.CreateBuffer();
        _unfilled = new int[_ring.Length];
        _free = _ring.Length;
        if (depth == 0 || source.Total < 2)
            return; // a single batch has nothing to be ahead of

        int count = threads == 0 ? Math.Max(1, Environment.ProcessorCount - 1) : threads;
        // Two shares of a batch a thread: few claims, and no thread idle for long when another is slower.
        _shares = 2 * count;
        try
        {
            for (int i = 0; i < count; i++)
            {
                var thread = new Thread(Work) { IsBackground = true, Name = "FerLib read-ahead" };
                thread.UnsafeStart();
                _threads.Add(thread);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The next batch, when it is prepared. Its buffer is the reader's until the next call.</summary>
    /// <exception cref="InvalidOperationException">There is no further batch.</exception>
    /// <remarks>What went wrong in the preparation is thrown here as it was, at the latest for the batch that it concerns.</remarks>
    public TBuffer Next()
    {
        if (_given == _source.Total)
            throw new InvalidOperationException($"All {_given} batches have been read.");
        return _threads.Count == 0 ? Prepare() : Await();
    }

    /// <summary>Stops the preparation and waits for its threads; each ends after the picture it is at.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }

        foreach (Thread thread in _threads)
            thread.Join();
    }

    private TBuffer Prepare()
    {
        TBuffer buffer = _ring[0];
        int size = _source.Begin(buffer);
        OneError.Of(() => Parallel.For(0, size, picture => _source.Fill(buffer, picture)));
        _given++;
        return buffer;
    }

    private TBuffer Await()
    {
        lock (_gate)
        {
            _free = _given + _ring.Length;
            Monitor.PulseAll(_gate);
            int slot = SlotOf(_given);
            while (true)
            {
                _error?.Throw();
                ObjectDisposedException.ThrowIf(_stopped, this);
                if (_begun > _given && _unfilled[slot] == 0)
                    break;
                Monitor.Wait(_gate);
            }

            _given++;
            return _ring[slot];
        }
    }

    private void Work()
    {
        try
        {
            var share = default(Share);
            while (TryClaim(ref share))
            {
                for (int picture = share.First; picture < share.First + share.Count && !_stopped; picture++)
                    _source.Fill(_ring[share.Slot], picture);
            }
        }
        catch (Exception error)
        {
            lock (_gate)
            {
                _error ??= ExceptionDispatchInfo.Capture(error);
                _stopped = true;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Hands a filled share in and takes the next one, waiting for a free buffer; false when there is nothing more to do.</summary>
    private bool TryClaim(ref Share share)
    {
        lock (_gate)
        {
            if (share.Count > 0 && (_unfilled[share.Slot] -= share.Count) == 0)
                Monitor.PulseAll(_gate);
            while (!_stopped)
            {
                if (_claimed < _size)
                {
                    share = new Share(SlotOf(_begun - 1), _claimed, Math.Min(_size - _claimed, Math.Max(1, _size / _shares)));
                    _claimed += share.Count;
                    return true;
                }

                if (_begun == _source.Total)
                    return false;
                if (_begun < _free)
                    BeginNext();
                else
                    Monitor.Wait(_gate);
            }

            return false;
        }
    }

    private void BeginNext()
    {
        int slot = SlotOf(_begun);
        _size = _source.Begin(_ring[slot]);
        _unfilled[slot] = _size;
        _claimed = 0;
        _begun++;
    }

    private int SlotOf(long batch) => (int)(batch % _ring.Length);

    /// <summary>Some pictures of the batch in a buffer.</summary>
    private readonly record struct Share(int Slot, int First, int Count);
}
