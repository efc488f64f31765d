namespace FerLib.Training;

/// <summary>What an epoch has come to so far.</summary>
/// <param name="Loss">Sum of each batch's mean loss times its pictures.</param>
/// <param name="Correct">Pictures classified right.</param>
/// <param name="Read">Pictures seen.</param>
/// <param name="Rate">Step size of the last step.</param>
internal readonly record struct EpochSums(double Loss, int Correct, int Read, float Rate);
