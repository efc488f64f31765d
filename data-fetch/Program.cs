using DataFetch;

// Bars and styles in a terminal; plain lines in a pipe, a file or a build log.
bool terminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null or "" or "false";
// A pipe that nobody writes to must not hold up a script: without a terminal nobody is asked.
TextReader? input = Console.IsInputRedirected ? null : Console.In;
return await new DataFetchApplication(Console.Out, Console.Error, terminal, input).RunAsync(args);
