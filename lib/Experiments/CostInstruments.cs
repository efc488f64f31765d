namespace FerLib.Experiments;

/// <summary>What the cost of a prediction is measured with.</summary>
/// <param name="Time">The clock.</param>
/// <param name="LiveBytes">Bytes of the managed heap that are in use, after a full collection.</param>
internal sealed record CostInstruments(TimeProvider Time, Func<long> LiveBytes)
{
    /// <summary>The system's clock and this process's heap.</summary>
    public static CostInstruments OfThisProcess { get; } =
        new(TimeProvider.System, () => GC.GetTotalMemory(forceFullCollection: true));
}
