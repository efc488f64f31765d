using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class StepResultTests
{
    [Fact]
    public void Loss_OfNumbers_IsTheNumber()
    {
        var result = new StepResult(1.5f, 3);
        Assert.Equal((1.5f, 3), (result.Loss, result.Correct));
    }

    [Fact]
    public void Loss_OfAPendingStep_IsFetchedWhenRead()
    {
        var pending = new Pending();
        var result = new StepResult(pending);
        StepResult kept = result;
        Assert.False(pending.WasRead);
        Assert.Equal((0.25f, 7), (kept.Loss, kept.Correct));
        Assert.True(pending.WasRead);
    }

    private sealed class Pending : IPendingStep
    {
        public bool WasRead { get; private set; }

        public (float Loss, int Correct) Read()
        {
            WasRead = true;
            return (0.25f, 7);
        }
    }
}
