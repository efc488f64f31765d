using System.Globalization;

namespace FerLib.NeuralNetworks;

/// <summary>Refuses weights that are no numbers to calculate with.</summary>
internal static class FiniteNumbers
{
    /// <summary>Refuses NaN and infinities.</summary>
    /// <exception cref="ArgumentException">There is one; the message names its tensor and its place in it, counted row-major from 0.</exception>
    public static void Require(NamedState state)
    {
        if (Problem(state) is { } problem)
            throw new ArgumentException(problem);
    }

    /// <summary>What <see cref="Require"/> would say; null when every number is finite.</summary>
    public static string? Problem(NamedState state)
    {
        foreach (NamedTensor tensor in state)
        {
            int index = Array.FindIndex(tensor.Values, value => !float.IsFinite(value));
            if (index >= 0)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{tensor.Name}[{index}] of shape ({string.Join(", ", tensor.Shape)}) is {tensor.Values[index]}, expected a finite number.");
            }
        }

        return null;
    }
}
