using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>A fixed number of threads that share numbered tasks: the caller and its helpers.</summary>
/// <remarks>
/// Helpers spin for a moment after a job, because the next one usually follows within microseconds, then sleep. The caller takes part
/// and waits only for tasks that somebody has begun, so a busy machine or a host that calls from any thread cannot make it hang; a call
/// that finds the helpers taken, by another caller or by the job that it is part of, does all tasks itself. Which thread does a task never
/// changes its result. Nothing is allocated once the threads run, but for an exception.
/// <para>
/// One number says what there is to do, the ticket: above, a number that grows from job to job; below, how many tasks nobody has taken. A
/// thread reads the ticket, then the job, and takes the next task by putting a ticket of one task less in the place of the one it has read. The
/// caller replaces the job only while the ticket says that nothing is left of the last one, and a ticket does not come again for four billion
/// jobs: a thread that comes too late for its job can neither take a task of the next one nor spoil its count.
/// </para>
/// </remarks>
[SuppressMessage("Reliability", "CA1001", Justification = "The helpers wait on the semaphore for as long as the process lives.")]
internal sealed class Workers
{
    private const int SpinRounds = 500;
    private const int JobShift = 32;

    private static readonly Lock SharedLock = new();
    private static readonly Dictionary<int, Workers> Shared = [];

    private readonly SemaphoreSlim _wake = new(0);
    private int _sleeping;
    private int _taken;
    private ulong _ticket;
    private volatile Action<int, int>? _task;
    private volatile int _count;
    private int _unfinished;
    private ExceptionDispatchInfo? _error;

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

    /// <summary>Helpers that sleep, or are about to; a moment's value.</summary>
    public int Sleeping => Volatile.Read(ref _sleeping);

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
    /// <param name="task">
    /// Takes the task's number and the number of the worker that does it, 0..Threads-1; 0 is the caller. No two tasks of one call run at the same
    /// time under the same number of a worker; those of two calls may. The first exception of a task comes out of this call.
    /// </param>
    public void Run(int count, Action<int, int> task)
    {
        if (Threads == 1 || count <= 1 || Interlocked.CompareExchange(ref _taken, 1, 0) != 0)
        {
            for (int i = 0; i < count; i++)
                task(i, 0);
            return;
        }

        _task = task;
        _count = count;
        _unfinished = count;
        // Whoever sees this ticket sees the job.
        Volatile.Write(ref _ticket, (((_ticket >> JobShift) + 1) << JobShift) | (uint)count);
        // Pairs with the helpers' order "announce sleep, then look for a job": one of the two sees the other.
        Interlocked.MemoryBarrier();
        Wake(count - 1);
        Work(0);
        var spin = new SpinWait();
        while (Volatile.Read(ref _unfinished) != 0)
            spin.SpinOnce(sleep1Threshold: -1);

        // Nobody is to keep alive what the task holds.
        _task = null;
        ExceptionDispatchInfo? error = _error;
        _error = null;
        Volatile.Write(ref _taken, 0);
        error?.Throw();
    }

    private static bool HasTasks(ulong ticket) => (uint)ticket != 0;

    private void Help(int worker)
    {
        while (true)
        {
            for (int round = 0; round < SpinRounds && !HasTasks(Volatile.Read(ref _ticket)); round++)
                Thread.SpinWait(8);

            if (HasTasks(Volatile.Read(ref _ticket)))
                Work(worker);
            else
                Sleep();
        }
    }

    /// <summary>Does tasks until all are taken.</summary>
    /// <remarks>A method of its own, so that a helper keeps nothing of a job on its stack when it falls asleep.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Work(int worker)
    {
        int finished = 0;
        ulong ticket = Volatile.Read(ref _ticket);
        while (HasTasks(ticket))
        {
            // Read after the ticket and before it is replaced: if that succeeds, they are of the ticket's job.
            Action<int, int>? task = _task;
            int next = _count - (int)(uint)ticket;
            ulong found = Interlocked.CompareExchange(ref _ticket, ticket - 1, ticket);
            if (found != ticket)
            {
                ticket = found;
                continue;
            }

            try
            {
                task!(next, worker);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _error, ExceptionDispatchInfo.Capture(exception), null);
            }

            finished++;
            ticket = Volatile.Read(ref _ticket);
        }

        // Until this is told, the job is not done, and all that was finished belongs to one job.
        if (finished > 0)
            Interlocked.Add(ref _unfinished, -finished);
    }

    private void Sleep()
    {
        Interlocked.Increment(ref _sleeping);
        Interlocked.MemoryBarrier();
        // With a job there already, it takes itself off the count again, unless a caller was faster: then a permit is on its way.
        if (!HasTasks(Volatile.Read(ref _ticket)) || TakeSleepers(1) == 0)
            _wake.Wait();
    }

    private void Wake(int most)
    {
        int sleepers = TakeSleepers(most);
        if (sleepers > 0)
            _wake.Release(sleepers);
    }

    /// <summary>Takes up to so many off the count of sleepers; returns how many.</summary>
    private int TakeSleepers(int most)
    {
        int sleeping = Volatile.Read(ref _sleeping);
        while (sleeping > 0)
        {
            int taken = Math.Min(most, sleeping);
            int found = Interlocked.CompareExchange(ref _sleeping, sleeping - taken, sleeping);
            if (found == sleeping)
                return taken;
            sleeping = found;
        }

        return 0;
    }
}
