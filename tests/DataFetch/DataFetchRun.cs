using System.Diagnostics;
using DataFetch;
using Xunit;

namespace FerLib.Tests.DataFetch;

/// <summary>Command lines of data-fetch.</summary>
internal static class DataFetchRun
{
    /// <summary>One, run in this process.</summary>
    public static async Task<(int Code, string Output, string Errors)> Of(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        int code = await new DataFetchApplication(output, errors, terminal: false).RunAsync(arguments);
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>One command line of data-fetch, started as a process of its own with nobody to answer it.</summary>
    public static Process Start(params IEnumerable<string> arguments)
    {
        return Process.Start(new ProcessStartInfo(DotnetHost.Program, [Path.Combine(AppContext.BaseDirectory, "DataFetch.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
    }

    /// <summary>No line is longer than 80 columns, unless it holds a path or an address.</summary>
    public static void AssertFits(string output, string path)
    {
        Assert.All(output.Split(Environment.NewLine), line => Assert.True(
            line.Length <= 80 || line.Contains(path, StringComparison.Ordinal) || line.Contains("://", StringComparison.Ordinal), line));
        Assert.DoesNotContain('\u001b', output);
    }
}
