using System.Diagnostics;

namespace FerLib.Experiments;

/// <summary>What the cost of a prediction is measured with.</summary>
/// <param name="Time">The clock.</param>
/// <param name="ProcessorTime">Time that this process has had on the processor, all of its threads together.</param>
/// <param name="LiveBytes">Bytes of the managed heap that are in use, after a full collection.</param>
internal sealed record CostInstruments(TimeProvider Time, Func<TimeSpan> ProcessorTime, Func<long> LiveBytes)
{
    /// <summary>The system's clock and this process's heap.</summary>
    public static CostInstruments OfThisProcess { get; } =
        new(TimeProvider.System, ReadProcessorTime, () => GC.GetTotalMemory(forceFullCollection: true));

    private static TimeSpan ReadProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
