using FerLib.NeuralNetworks.Reference;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Reference;

/// <summary>Compares a gradient with (f(x + step) - f(x - step)) / (2 step), in double precision.</summary>
internal static class CentralDifferences
{
    private const double Step = 1e-5;

    // The difference's own error: step squared times a third derivative, and rounding over the step; both below 1e-8 here.
    private const double Tolerance = 1e-6;

    public static void Check(double[] variables, double[] gradient, Func<double> function)
    {
        Assert.Equal(variables.Length, gradient.Length);
        for (int i = 0; i < variables.Length; i++)
        {
            double value = variables[i];
            variables[i] = value + Step;
            double above = function();
            variables[i] = value - Step;
            double below = function();
            variables[i] = value;
            Assert.Equal((above - below) / (2 * Step), gradient[i], Tolerance);
        }
    }

    /// <summary>A number from any output: its inner product with fixed weights, which are then its gradient.</summary>
    public static double Weigh(Tensor output, Tensor weights) => output.Values.Zip(weights.Values, (a, b) => a * b).Sum();
}
