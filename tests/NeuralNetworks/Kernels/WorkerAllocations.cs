using System.Diagnostics;
using FerLib.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Kernels;

/// <summary>Counts what the threads of a set of workers allocate, each by its own exact counter.</summary>
internal sealed class WorkerAllocations
{
    // Far longer than a helper takes to wake up, even on a busy machine.
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(10);

    private readonly Workers _workers;
    private readonly Action<int, int> _readOwn;
    private readonly long[] _before;
    private readonly long[] _after;
    private long[] _counters;
    private int _begun;

    public WorkerAllocations(Workers workers)
    {
        _workers = workers;
        _readOwn = ReadOwn;
        _before = new long[workers.Threads];
        _after = new long[workers.Threads];
        _counters = _after;
        // What reading itself allocates the first time is there before it counts.
        Read(_after);
    }

    /// <summary>Bytes that each worker, the calling thread first, allocates every time that <paramref name="action"/> runs.</summary>
    /// <remarks>
    /// What comes once, such as the event of a lock at which two threads happen to meet when a helper is woken, is not the action's: it runs up
    /// to three times until it allocates nothing, and what it allocates itself is there in each.
    /// </remarks>
    public long[] During(Action action)
    {
        long[] bytes = Once(action);
        for (int again = 0; again < 2 && bytes.Any(each => each != 0); again++)
            bytes = [.. bytes.Zip(Once(action), Math.Min)];
        return bytes;
    }

    private long[] Once(Action action)
    {
        Read(_before);
        action();
        Read(_after);
        return [.. _after.Zip(_before, (after, before) => after - before)];
    }

    private void Read(long[] counters)
    {
        Array.Fill(counters, -1);
        _counters = counters;
        _begun = 0;
        _workers.Run(_workers.Threads, _readOwn);
        foreach (long counter in counters)
            Assert.True(counter >= 0, "A worker did not take part.");
    }

    /// <summary>Keeps the worker until all have begun, so that each gets one task.</summary>
    private void ReadOwn(int task, int worker)
    {
        _counters[worker] = GC.GetAllocatedBytesForCurrentThread();
        Interlocked.Increment(ref _begun);
        long start = Stopwatch.GetTimestamp();
        var spin = new SpinWait();
        while (Volatile.Read(ref _begun) < _workers.Threads && Stopwatch.GetElapsedTime(start) < MostWait)
            spin.SpinOnce();
    }
}
