using FerExperiments;

return await new ExperimentsApplication(Console.Out, Console.Error).RunAsync(args);
