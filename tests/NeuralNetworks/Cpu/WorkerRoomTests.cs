using FerLib.NeuralNetworks.Cpu;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Cpu;

public sealed unsafe class WorkerRoomTests
{
    private const int CacheLine = 64;

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(16, 17, 0)]
    [InlineData(33, 0, 100)]
    public void Of_AnyWorker_GivesStretchesOnCacheLinesOfTheirOwn(int first, int second, int third)
    {
        const int Workers = 3;
        int[] lengths = [first, second, third];
        var room = new WorkerRoom(Workers, first, second, third);
        var stretches = new List<(nint Begin, nint End)>();
        for (int worker = 0; worker < Workers; worker++)
        {
            WorkerRoom.Stretches of = room.Of(worker);
            nint[] starts = [(nint)of.First, (nint)of.Second, (nint)of.Third];
            for (int i = 0; i < lengths.Length; i++)
            {
                Assert.Equal(0, starts[i] % CacheLine);
                stretches.Add((starts[i], starts[i] + lengths[i] * sizeof(float)));
                new Span<float>((float*)starts[i], lengths[i]).Fill(worker * lengths.Length + i);
            }
        }

        // None reaches into another's cache line; an empty one reaches nowhere.
        (nint Begin, nint End)[] sorted = [.. stretches.Where(s => s.End > s.Begin).Order()];
        for (int i = 1; i < sorted.Length; i++)
            Assert.True((sorted[i - 1].End - 1) / CacheLine < sorted[i].Begin / CacheLine);
        GC.KeepAlive(room);
    }
}
