namespace FerLib.Training;

/// <summary>How far loading has come.</summary>
/// <param name="Done">Pictures decoded or quarantined.</param>
/// <param name="Total">Pictures to load.</param>
public sealed record LoadingProgress(int Done, int Total);
