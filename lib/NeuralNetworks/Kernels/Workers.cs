using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>A fixed number of threads that share numbered tasks: the caller and its helpers.</summary>
/// <remarks>
/// Helpers spin for a moment after a job, because the next one usually follows within microseconds, then sleep. The caller takes part
/// and waits only for tasks that somebody has begun, so a busy machine or a host that calls from any thread cannot make it hang; a call
/// that finds the helpers taken by another caller does all tasks itself. Which thread does a task never changes its result.
/// </remarks>
[SuppressMessage("Reliability", "CA1001", Justification = "The helpers wait on the semaphore for as long as the process lives.")]
internal sealed class Workers
{
    private const int SpinRounds = 500;

    private static readonly Lock SharedLock = new();
    private static readonly Dictionary<int, Workers> Shared = [];

    private readonly Lock _callers = new();
    private readonly SemaphoreSlim _wake = new(0);
    private volatile Job? _job;
    private int _sleeping;

    private Workers(int threads)
    {
        Threads = threads;
        for (int i = 1; i < threads; i++)
        {
            int worker = i;
            new Thread(() => Help(worker)) { IsBackground = true, Name = $"FerLib worker {i} of {threads}" }.Start();
        }
    }

    /// <summary>Threads that work on a job, the caller's included.</summary>
    public int Threads { get; }

    /// <summary>The workers of a thread count; one set serves the whole process.</summary>
    public static Workers Of(int threads)
    {
        lock (SharedLock)
        {
            if (!Shared.TryGetValue(threads, out Workers? workers))
                Shared[threads] = workers = new Workers(threads);
            return workers;
        }
    }

    /// <summary>Runs <paramref name="task"/> for 0..count-1, in any order and on any of the threads; returns when all are done.</summary>
    /// <param name="count">Number of tasks.</param>
    /// <param name="task">Takes the task's number and the number of the worker that does it, 0..Threads-1; 0 is the caller.</param>
    public void Run(int count, Action<int, int> task)
    {
        if (Threads == 1 || count <= 1 || !_callers.TryEnter())
        {
            for (int i = 0; i < count; i++)
                task(i, 0);
            return;
        }

        var job = new Job(count, task);
        try
        {
            _job = job;
            // Pairs with the helpers' order "announce sleep, then look for a job": one of the two sees the other.
            Interlocked.MemoryBarrier();
            int asleep = Volatile.Read(ref _sleeping);
            if (asleep > 0)
                _wake.Release(Math.Min(asleep, count - 1));
            job.Work(0);
            var spin = new SpinWait();
            while (!job.IsDone)
                spin.SpinOnce(sleep1Threshold: -1);
            job.Error?.Throw();
        }
        finally
        {
            _job = null;
            job.Release();
            _callers.Exit();
        }
    }

    private void Help(int worker)
    {
        Job? last = null;
        while (true)
        {
            Job? job = _job;
            for (int round = 0; round < SpinRounds && ReferenceEquals(job, last); round++)
            {
                Thread.SpinWait(8);
                job = _job;
            }

            if (ReferenceEquals(job, last))
            {
                Interlocked.Increment(ref _sleeping);
                if (ReferenceEquals(_job, last))
                    _wake.Wait();
                Interlocked.Decrement(ref _sleeping);
                continue;
            }

            last = job;
            job?.Work(worker);
        }
    }

    private sealed class Job(int count, Action<int, int> task)
    {
        private Action<int, int>? _task = task;
        private int _next = -1;
        private int _done;

        public ExceptionDispatchInfo? Error { get; private set; }

        public bool IsDone => Volatile.Read(ref _done) == count;

        /// <summary>Lets go of the task when all is done: a helper that fell asleep over this job would keep its buffers alive.</summary>
        public void Release() => _task = null;

        public void Work(int worker)
        {
            int i;
            while ((i = Interlocked.Increment(ref _next)) < count)
            {
                try
                {
                    _task!(i, worker);
                }
                catch (Exception exception)
                {
                    Error ??= ExceptionDispatchInfo.Capture(exception);
                }

                Interlocked.Increment(ref _done);
            }
        }
    }
}
