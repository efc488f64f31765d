namespace FerLib.Benchmarks;

/// <summary>What the machine gives at this moment, in billions of floating-point operations per second.</summary>
/// <param name="MatrixProduct">Our kernel on a square matrix product.</param>
/// <param name="MultiplyAdds">Multiply-adds in registers.</param>
internal readonly record struct MachineRates(double MatrixProduct, double MultiplyAdds)
{
    /// <summary>Measures both.</summary>
    public static MachineRates Measure(BenchmarkOptions options) => new(
        MatrixProductRate.Measure(options.ThreadsInUse, options.Repeats), MultiplyAddPeak.Measure(options.ThreadsInUse, options.Repeats));

    /// <summary>The mean of two moments, for what was measured between them.</summary>
    public static MachineRates Mean(MachineRates before, MachineRates after) =>
        new((before.MatrixProduct + after.MatrixProduct) / 2, (before.MultiplyAdds + after.MultiplyAdds) / 2);
}
