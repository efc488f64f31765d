using FerLib.Benchmarks;

if (!BenchmarkOptions.TryParse(args, out BenchmarkOptions options))
    return 2;
try
{
    return options switch
    {
        { Measured: not null } => StepMeasurement.Run(options),
        { Data: not null } => DataBenchmark.Run(options),
        { Pictures.Count: > 0 } => PictureBenchmark.Run(options),
        { Against: not null } => Comparison.Run(options),
        _ => StepBenchmark.Run(options),
    };
}
catch (BenchmarkException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
