using FerLib.Benchmarks;

return BenchmarkOptions.TryParse(args, out BenchmarkOptions options) ? StepBenchmark.Run(options) : 2;
