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
        WeakReference held = RunHolding(Workers.Of(4));
        Assert.True(SpinWait.SpinUntil(() => { GC.Collect(); return !held.IsAlive; }, TimeSpan.FromSeconds(10)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunHolding(Workers workers)
    {
        object buffer = new byte[100];
        int caller = Environment.CurrentManagedThreadId;
        workers.Run(4, (_, _) =>
        {
            GC.KeepAlive(buffer);
            // Far longer than a helper spins before it falls asleep, which nothing outside of it can see.
            if (Environment.CurrentManagedThreadId == caller)
                Thread.Sleep(50);
        });
        return new WeakReference(buffer);
    }
}
