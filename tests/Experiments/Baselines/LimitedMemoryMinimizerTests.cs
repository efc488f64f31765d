using FerLib.Experiments.Baselines;
using Xunit;

namespace FerLib.Tests.Experiments.Baselines;

public sealed class LimitedMemoryMinimizerTests
{
    private const double SmallGradient = 1e-9;

    // A gradient below 1e-9 where the least curvature is 1.
    private const double Tolerance = 1e-8;

    [Fact]
    public void Minimize_BowlOfUnequalCurvatures_FindsItsBottom()
    {
        // Curvatures 1 to 100 in 40 directions: steepest descent would take a thousand steps.
        double[] curvatures = [.. Enumerable.Range(0, 40).Select(i => Math.Pow(10, 2 * i / 39.0))];
        double Bowl(ReadOnlySpan<double> place, Span<double> gradient)
        {
            double value = 0;
            for (int i = 0; i < place.Length; i++)
            {
                double distance = place[i] - i;
                gradient[i] = curvatures[i] * distance;
                value += curvatures[i] * distance * distance / 2;
            }

            return value;
        }

        double[] start = new double[curvatures.Length];
        (double[] place, int steps, bool isMinimal) = LimitedMemoryMinimizer.Minimize(
            Bowl, start, IsSmall, mostSteps: 200, TestContext.Current.CancellationToken);
        Assert.True(isMinimal, $"{steps} steps");
        for (int i = 0; i < place.Length; i++)
            Assert.Equal(i, place[i], Tolerance);
        Assert.All(start, number => Assert.Equal(0, number));
    }

    [Fact]
    public void Minimize_FewerStepsThanItNeeds_SaysSo()
    {
        (double[] place, int steps, bool isMinimal) = LimitedMemoryMinimizer.Minimize(
            Quartic, [100], IsSmall, mostSteps: 3, TestContext.Current.CancellationToken);
        Assert.Equal((3, false), (steps, isMinimal));
        Assert.InRange(place[0], 0, 100);
    }

    [Fact]
    public void Minimize_AtTheMinimum_TakesNoStep()
    {
        (double[] place, int steps, bool isMinimal) = LimitedMemoryMinimizer.Minimize(
            Quartic, [0], IsSmall, mostSteps: 3, TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, true), (place[0], steps, isMinimal));
    }

    [Fact]
    public void Minimize_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => LimitedMemoryMinimizer.Minimize(Quartic, [1], IsSmall, 3, source.Token));
    }

    private static double Quartic(ReadOnlySpan<double> place, Span<double> gradient)
    {
        gradient[0] = 4 * Math.Pow(place[0], 3);
        return Math.Pow(place[0], 4);
    }

    private static bool IsSmall(double[] gradient) => gradient.Max(Math.Abs) < SmallGradient;
}
