using System.Runtime.CompilerServices;
using FerLib.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Kernels;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_ManyJobs_DoesEveryTaskOnce(int threads)
    {
        Workers workers = Workers.Of(threads);
        for (int count = 0; count < 300; count++)
        {
            var done = new int[count];
            workers.Run(count, (i, _) => Interlocked.Increment(ref done[i]));
            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_ShortJobsOfChangingCallers_DoesEveryTaskOnceAndNoTwoUnderOneWorker(int threads)
    {
        // Helpers that come late for a job of one caller meet the next job, of another caller and another size.
        Workers workers = Workers.Of(threads);
        int faults = 0;
        Parallel.For(0, 4, caller =>
        {
            var done = new int[40];
            var busy = new int[threads];
            var expected = new int[done.Length];
            Action<int, int> task = (i, worker) =>
            {
                if (Interlocked.Exchange(ref busy[worker], 1) != 0)
                    Interlocked.Increment(ref faults);
                Interlocked.Increment(ref done[i]);
                Volatile.Write(ref busy[worker], 0);
            };
            for (int job = 0; job < 5000; job++)
            {
                int count = 2 + (job * 7 + caller) % (done.Length - 1);
                workers.Run(count, task);
                for (int i = 0; i < count; i++)
                    expected[i]++;
                if (!done.AsSpan().SequenceEqual(expected))
                    Interlocked.Increment(ref faults);
            }
        });
        Assert.Equal(0, faults);
    }

    [Fact]
    public void Run_ManyTasks_NumbersWorkersFromTheCaller()
    {
        Workers workers = Workers.Of(3);
        int caller = Environment.CurrentManagedThreadId;
        var threads = new int[3];
        for (int job = 0; job < 100; job++)
        {
            workers.Run(20, (_, worker) =>
            {
                int thread = Environment.CurrentManagedThreadId, known = Interlocked.CompareExchange(ref threads[worker], thread, 0);
                Assert.True(known == 0 || known == thread);
            });
        }

        Assert.Equal(caller, threads[0]);
    }

    [Fact]
    public void Run_FromManyThreadsAndNested_Finishes()
    {
        Workers workers = Workers.Of(2);
        int sum = 0;
        Parallel.For(0, 16, _ => workers.Run(10, (_, _) => workers.Run(10, (_, _) => Interlocked.Increment(ref sum))));
        Assert.Equal(1600, sum);
    }

    [Fact]
    public void Run_TaskThrows_CallerGetsItAndTheWorkersGoOn()
    {
        Workers workers = Workers.Of(2);
        var error = Assert.Throws<InvalidOperationException>(() =>
            workers.Run(8, (i, _) => _ = i == 5 ? throw new InvalidOperationException("five") : 0));
        Assert.Equal("five", error.Message);
        int sum = 0;
        workers.Run(8, (i, _) => Interlocked.Add(ref sum, i));
        Assert.Equal(28, sum);
    }

    [Fact]
    public void Run_Finished_LetsGoOfTheTask()
    {
        // The helpers fall asleep while the caller is still busy, and must not keep alive what the task held.
        // Nobody else has so many, so that the helpers' sleep is theirs alone.
        WeakReference held = RunHolding(Workers.Of(7));
        Assert.True(SpinWait.SpinUntil(() => { GC.Collect(); return !held.IsAlive; }, TimeSpan.FromSeconds(10)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunHolding(Workers workers)
    {
        object buffer = new byte[100];
        int caller = Environment.CurrentManagedThreadId;
        workers.Run(workers.Threads, (_, _) =>
        {
            GC.KeepAlive(buffer);
            if (Environment.CurrentManagedThreadId == caller)
                SpinWait.SpinUntil(() => workers.Sleeping == workers.Threads - 1, TimeSpan.FromSeconds(10));
        });
        return new WeakReference(buffer);
    }
}
