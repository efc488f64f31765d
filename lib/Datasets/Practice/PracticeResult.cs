namespace FerLib.Datasets.Practice;

/// <summary>Where a practice set is.</summary>
/// <param name="Root">The folder that a reader is pointed to.</param>
/// <param name="Pictures">How many pictures it holds.</param>
/// <param name="WasMade">Whether they were rendered now; false if they were there already.</param>
public sealed record PracticeResult(string Root, int Pictures, bool WasMade);
