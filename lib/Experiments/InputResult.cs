using FerLib.Evaluation;

namespace FerLib.Experiments;

/// <summary>One input of an <see cref="InputComparison"/>.</summary>
/// <param name="Input">The input with the outcome of each seed.</param>
/// <param name="Averaged">The seeds' networks together (<see cref="SeedAveragedOutcome"/>): what is compared.</param>
/// <param name="Spread">The single seeds' accuracies.</param>
public sealed record InputResult(InputOutcome Input, Outcome Averaged, SeedSpread Spread)
{
    /// <summary>The input's name.</summary>
    public string Name => Input.Name;
}
