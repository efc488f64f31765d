namespace FerLib.Tests.Notebooks;

/// <summary>How a run of the runner ended and what it said.</summary>
public sealed record RunnerOutcome(int ExitCode, string Output, string Error);
