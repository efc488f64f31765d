namespace FerLib.Datasets.Practice;

/// <summary>How far the making of a practice set has come.</summary>
/// <param name="Name">One of <see cref="PracticeDataSets.Names"/>.</param>
/// <param name="Done">Pictures written.</param>
/// <param name="Total">Pictures in all.</param>
public readonly record struct PracticeProgress(string Name, int Done, int Total);
