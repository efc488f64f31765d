using DataFetch;

// Bars and styles in a terminal; plain lines in a pipe, a file or a build log.
bool terminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null or "" or "false";
return await new DataFetchApplication(Console.Out, Console.Error, terminal, Console.In).RunAsync(args);
