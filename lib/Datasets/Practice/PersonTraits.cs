namespace FerLib.Datasets.Practice;

/// <summary>What a made-up person is to look like, in rough.</summary>
/// <param name="Age">Years, 1..116: shows as a child's proportions, folds and grey hair.</param>
/// <param name="Female">Which of two broad, overlapping ranges hair, brows and jaw are drawn from.</param>
/// <param name="Tone">The skin, from 0 (darkest) to 1 (lightest).</param>
/// <param name="FairHair">How likely the hair is fair or brown instead of black, 0..1.</param>
internal readonly record struct PersonTraits(int Age, bool Female, float Tone, float FairHair);
