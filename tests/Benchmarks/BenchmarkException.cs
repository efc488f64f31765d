namespace FerLib.Benchmarks;

/// <summary>Something that the person who typed the command can mend; the message says how.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
