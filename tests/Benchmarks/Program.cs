using FerLib.Benchmarks;

if (!BenchmarkOptions.TryParse(args, out BenchmarkOptions options))
    return 2;
return options.Data is not null ? DataBenchmark.Run(options) : options.Pictures.Count > 0 ? PictureBenchmark.Run(options) : StepBenchmark.Run(options);
