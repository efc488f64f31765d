using FerLib.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Kernels;

[Collection(nameof(AllocationCollection))]
public sealed class WorkersAllocationTests
{
    // Far longer than helpers spin before they fall asleep, even on a busy machine.
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_SameDelegate_AllocatesNothing(int threads)
    {
        Workers workers = Workers.Of(threads);
        var sums = new long[threads];
        Action<int, int> task = (i, worker) => sums[worker] += i;
        Func<bool> areAsleep = () => workers.Sleeping == threads - 1;
        int runs = 0;
        void Jobs()
        {
            runs++;
            for (int job = 0; job < 1000; job++)
            {
                workers.Run(2 + job % 20, task);
                // Waking helpers that fell asleep is part of it.
                if (job % 100 == 0)
                    SpinWait.SpinUntil(areAsleep, MostWait);
            }
        }

        var allocations = new WorkerAllocations(workers);
        Jobs();
        Assert.All(allocations.During(Jobs), bytes => Assert.Equal(0, bytes));
        Assert.Equal(runs * Enumerable.Range(0, 1000).Sum(job => Enumerable.Range(0, 2 + job % 20).Sum()), sums.Sum());
    }
}
