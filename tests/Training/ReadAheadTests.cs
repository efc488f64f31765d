using System.Collections.Concurrent;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class ReadAheadTests
{
    // Long enough for any loaded machine; a wait that comes to its end is a failure.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(3, 1)]
    [InlineData(3, 5)]
    [InlineData(100, 2)]
    public void Next_AnyDepthAndThreads_GivesTheBatchesInOrderAndWhole(int depth, int threads)
    {
        var source = new Numbers(40);
        using var ahead = new ReadAhead<int[]>(source, depth, threads);
        for (int batch = 0; batch < 40; batch++)
        {
            int[] buffer = ahead.Next();
            Assert.Equal(Enumerable.Range(0, Numbers.SizeOf(batch)).Select(i => 1000 * batch + i), buffer.Skip(1).Take(buffer[0] % 1000));
        }

        Assert.Throws<InvalidOperationException>(ahead.Next);
        Assert.Equal(Math.Min(40, depth + 1), source.Buffers.Count);
    }

    [Fact]
    public void Next_ReaderHoldsABatch_TheNextOnesArePreparedMeanwhileAndNoMore()
    {
        const int depth = 3;
        var source = new Numbers(20);
        using var ahead = new ReadAhead<int[]>(source, depth, threads: 2);
        for (int batch = 0; batch < 20; batch++)
        {
            ahead.Next();
            int prepared = Math.Min(20, batch + 1 + depth);
            Assert.True(SpinWait.SpinUntil(() => source.Filled == Numbers.PicturesOf(prepared), Patience), $"batch {batch}: {source.Filled} pictures");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Next_PreparationFails_ThrowsWhatWasThrownAndEveryThreadEnds(int depth)
    {
        var original = new InvalidTimeZoneException("picture 2 of batch 7");
        var source = new Numbers(20) { Filling = (batch, picture) => { if (batch == 7 && picture == 2) throw original; } };
        using (var ahead = new ReadAhead<int[]>(source, depth, threads: 3))
        {
            int read = 0;
            Exception thrown = Assert.ThrowsAny<Exception>(() =>
            {
                while (read < 20)
                {
                    ahead.Next();
                    read++;
                }
            });
            Assert.Same(original, thrown);
            Assert.InRange(read, 7 - depth, 7);
        }

        AssertEnded(source, depth);
    }

    [Fact]
    public void Next_BeginFails_ThrowsWhatWasThrown()
    {
        var original = new InvalidTimeZoneException();
        var source = new Numbers(20) { Beginning = batch => { if (batch == 1) throw original; } };
        using var ahead = new ReadAhead<int[]>(source, 2, threads: 2);
        Assert.Same(original, Assert.Throws<InvalidTimeZoneException>(() =>
        {
            ahead.Next();
            ahead.Next();
        }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Dispose_AfterSomeBatches_EveryThreadHasEndedAndNoneIsRead(int read)
    {
        var source = new Numbers(1_000_000);
        var ahead = new ReadAhead<int[]>(source, 2, threads: 3);
        for (int i = 0; i < read; i++)
            ahead.Next();
        Assert.True(SpinWait.SpinUntil(() => !source.Threads.IsEmpty, Patience));
        ahead.Dispose();
        AssertEnded(source, 2);
        ahead.Dispose();
        Assert.Throws<ObjectDisposedException>(ahead.Next);
    }

    [Fact]
    public void Dispose_WhileAPictureIsFilledIn_StopsAfterThatPicture()
    {
        using var filling = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var source = new Numbers(20)
        {
            Filling = (_, _) =>
            {
                filling.Set();
                Assert.True(go.Wait(Patience, CancellationToken.None));
            },
        };
        var ahead = new ReadAhead<int[]>(source, 2, threads: 1);
        Assert.True(filling.Wait(Patience, TestContext.Current.CancellationToken));
        var disposing = new Thread(ahead.Dispose);
        disposing.Start();
        Assert.True(SpinWait.SpinUntil(() => disposing.ThreadState == ThreadState.WaitSleepJoin, Patience));
        go.Set();
        Assert.True(disposing.Join(Patience));
        Assert.Equal(1, source.Filled);
        AssertEnded(source, 2);
    }

    [Fact]
    public void ReadAhead_OneBatchOrNone_StartsNoThread()
    {
        var one = new Numbers(1);
        using var ahead = new ReadAhead<int[]>(one, 3, threads: 2);
        Assert.Equal(1, ahead.Next()[0] % 1000);
        using var none = new ReadAhead<int[]>(new Numbers(0), 3, threads: 2);
        Assert.Throws<InvalidOperationException>(none.Next);
    }

    [Fact]
    public void ReadAhead_NegativeDepth_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadAhead<int[]>(new Numbers(1), -1));

    [Fact]
    public void Next_MiniBatches_AllocatesAFewObjectsAPictureOnceWarm()
    {
        // A variation and two generators a picture, some 250 bytes; the buffer of one picture alone would be 4 KB.
        const long bytesPerPicture = 1024;
        // Next waits, and a wait that has to block may make the runtime allocate once in a while.
        const long bytesPerRead = 1024;
        PictureTensors pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 2), 32);
        var options = new TrainingOptions { Epochs = 20, BatchSize = 6, DropoutRate = 0.25 };
        var source = new Counted(new MiniBatches(pictures, Standardization.Fit(pictures), options, dropoutFeatures: 64));
        using var ahead = new ReadAhead<MiniBatch>(source, 2, threads: 2);
        long warm = 0;
        for (int batch = 0; batch < source.Total; batch++)
        {
            if (batch == 30)
                warm = GC.GetAllocatedBytesForCurrentThread();
            ahead.Next();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - warm, 0, bytesPerRead * (source.Total - 30));
        long[] late = [.. source.Allocated.Where(step => step.Epoch > 10).Select(step => step.Bytes)];
        Assert.True(late.Length > 300);
        Assert.InRange(late.Average(), 0, bytesPerPicture);
        Assert.Equal(3, source.Buffers);
    }

    [Fact]
    public void Next_MiniBatchesThatCannotBePrepared_ThrowsTheSameAtAnyDepth()
    {
        PictureTensors pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 2), 8);
        var twoPlanes = new Standardization([0, 0], [1, 1]);
        int[] depths = [0, 1, 3];
        string[] messages = [.. depths.Select(depth =>
        {
            using var ahead = new ReadAhead<MiniBatch>(new MiniBatches(pictures, twoPlanes, new TrainingOptions(), 0), depth);
            return Assert.Throws<ArgumentException>(ahead.Next).Message;
        })];
        Assert.Single(messages.Distinct());
    }

    private static void AssertEnded(Numbers source, int depth)
    {
        if (depth == 0)
            return; // the pool's threads live on
        Assert.NotEmpty(source.Threads);
        Assert.All(source.Threads.Keys, thread => Assert.False(thread.IsAlive));
    }

    /// <summary>Batches of 1 to 5 "pictures"; the first number of a buffer is its batch and size, the others say whose they are.</summary>
    private sealed class Numbers(long total) : IBatchSource<int[]>
    {
        private int _begun;
        private int _filled;

        public long Total => total;

        public Action<int>? Beginning { get; init; }

        public Action<int, int>? Filling { get; init; }

        public List<int[]> Buffers { get; } = [];

        public ConcurrentDictionary<Thread, bool> Threads { get; } = [];

        public int Filled => Volatile.Read(ref _filled);

        public static int SizeOf(int batch) => 1 + batch % 5;

        public static int PicturesOf(int batches) => Enumerable.Range(0, batches).Sum(SizeOf);

        public int[] CreateBuffer()
        {
            Buffers.Add(new int[6]);
            return Buffers[^1];
        }

        public int Begin(int[] buffer)
        {
            Beginning?.Invoke(_begun);
            Array.Clear(buffer);
            int size = SizeOf(_begun);
            buffer[0] = 1000 * _begun++ + size;
            return size;
        }

        public void Fill(int[] buffer, int picture)
        {
            Threads[Thread.CurrentThread] = true;
            Filling?.Invoke(buffer[0] / 1000, picture);
            buffer[picture + 1] += buffer[0] / 1000 * 1000 + picture;
            Interlocked.Increment(ref _filled);
        }
    }

    /// <summary>The batches of another source, with what each thread allocates from one picture to its next.</summary>
    private sealed class Counted(IBatchSource<MiniBatch> inner) : IBatchSource<MiniBatch>
    {
        private readonly ConcurrentDictionary<Thread, long> _before = [];

        public long Total => inner.Total;

        public int Buffers { get; private set; }

        public ConcurrentQueue<(int Epoch, long Bytes)> Allocated { get; } = [];

        public MiniBatch CreateBuffer()
        {
            Buffers++;
            return inner.CreateBuffer();
        }

        public int Begin(MiniBatch buffer) => inner.Begin(buffer);

        public void Fill(MiniBatch buffer, int picture)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (_before.TryGetValue(Thread.CurrentThread, out long before))
                Allocated.Enqueue((buffer.Epoch, now - before));
            _before[Thread.CurrentThread] = GC.GetAllocatedBytesForCurrentThread();
            inner.Fill(buffer, picture);
        }
    }
}
