using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class LearningRatesTests
{
    [Fact]
    public void At_Constant_IsTheRate() => Assert.All(Course(LearningRateSchedule.Constant), rate => Assert.Equal(0.1f, rate));

    [Fact]
    public void At_Cosine_FallsFromTheRateToNearlyZero()
    {
        float[] course = Course(LearningRateSchedule.Cosine);
        Assert.Equal(course.OrderDescending(), course);
        Assert.InRange(course[0], 0.0999f, 0.1f);
        Assert.InRange(course[^1], 1e-7f, 1e-5f);
    }

    [Fact]
    public void At_OneCycle_RisesForAQuarterThenFalls()
    {
        float[] course = Course(LearningRateSchedule.OneCycle);
        Assert.Equal(course[..25].Order(), course[..25]);
        Assert.Equal(course[25..].OrderDescending(), course[25..]);
        Assert.InRange(course[0], 0.004f, 0.006f);
        Assert.InRange(course.Max(), 0.098f, 0.1f);
        Assert.True(course[^1] > 0);
    }

    private static float[] Course(LearningRateSchedule schedule) =>
        [.. Enumerable.Range(0, 100).Select(step => LearningRates.At(schedule, 0.1f, step, 100))];
}
