using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>Starts the runner as a reader does, as a process of its own from the build output, in which FerLib is not.</summary>
internal static class RunnerProcess
{
    private const int Limit = 300_000;

    /// <summary>The program; built with the tests in the same configuration and stack.</summary>
    public static string Program { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Notebooks", new DirectoryInfo(AppContext.BaseDirectory).Name, "Notebooks.dll"));

    /// <summary>Runs to the end.</summary>
    public static RunnerOutcome Run(string workingFolder, params string[] arguments)
    {
        using Process process = Start(workingFolder, arguments);
        return Finish(process);
    }

    /// <summary>Runs to the end, with variables of the environment changed; null takes one away.</summary>
    public static RunnerOutcome Run(string workingFolder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using Process process = Start(workingFolder, arguments, environment);
        return Finish(process);
    }

    /// <summary>Starts, waits for a sign, sends Ctrl-C, and waits for the end.</summary>
    public static RunnerOutcome Interrupt(string workingFolder, Func<bool> sign, params string[] arguments)
    {
        using Process process = Start(workingFolder, arguments);
        var watch = Stopwatch.StartNew();
        bool ended = false;
        while (!ended && !sign() && watch.ElapsedMilliseconds < Limit)
            ended = process.WaitForExit(50);
        Assert.Equal(0, SendSignal(process.Id, Interruption));
        return Finish(process);
    }

    private const int Interruption = 2;

    /// <summary>Whether this process ignores SIGINT, which its children inherit; told on Linux only.</summary>
    public static bool IgnoresInterrupt => File.Exists("/proc/self/status") && File.ReadLines("/proc/self/status")
        .Where(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))
        .Any(line => (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) >> (Interruption - 1) & 1) == 1);

    private static Process Start(string workingFolder, string[] arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CI"] = "";
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static RunnerOutcome Finish(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(Limit), "the runner did not end");
        return new RunnerOutcome(process.ExitCode, output.Result, error.Result);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
