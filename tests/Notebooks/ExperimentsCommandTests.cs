using System.Diagnostics;
using FerLib.Datasets;
using FerLib.Tests.Training;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>The command for experiments as its user has it: a process of its own, with folders of pictures.</summary>
public sealed class ExperimentsCommandTests : IDisposable
{
    // Ten subjects of two expressions, as a folder a class.
    private const int Subjects = 10;

    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-experiments-command-").FullName;

    public ExperimentsCommandTests() =>
        MadeUpPictures.Write(MadeUpPictures.Manifest(Subjects, classes: 2, takes: 1, Path.Combine(_root, "faces"), "faces"), 32);

    private static string[] Small { get; } = ["--data-sets", "folder:faces", "--size", "32", "--epochs", "1", "--recipe", "small", "--results", "results"];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void ASweep_ListedRunAndCollected_IsTrainedOnce()
    {
        (int code, string listed, string errors) = Run(["list", "methods", .. Small]);
        Assert.True(code == 0, errors);
        string[] jobs = listed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(5, jobs.Length);
        Assert.All(jobs, job => Assert.EndsWith(": open", job, StringComparison.Ordinal));

        (code, string first, errors) = Run(["run", "methods", .. Small, "--job", "5"]);
        Assert.True(code == 0, errors);
        Assert.Contains("written to", first, StringComparison.Ordinal);
        (code, string again, errors) = Run(["run", "methods", .. Small, "--job", "5"]);
        Assert.True(code == 0, errors);
        Assert.Contains("was in", again, StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(Path.Combine(_root, "results")));

        (code, string collected, errors) = Run(["collect", "methods", .. Small]);
        Assert.True(code == 0, errors);
        Assert.Contains("1 of 5 jobs collected", collected, StringComparison.Ordinal);
        string tables = Path.Combine(_root, "results", "collected");
        Assert.Equal(
            ["methods-accuracies.csv", "methods-accuracies.html", "methods-accuracies.md", "methods-records.csv", "methods-records.html", "methods-records.md"],
            Directory.GetFiles(tables).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("17-layer CNN", File.ReadAllText(Path.Combine(tables, "methods-accuracies.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void List_Commands_AreLinesThatCanBeRun()
    {
        (int code, string output, string errors) = Run(["list", "leakage", .. Small, "--protocols", "random-folds,folds", "--folds", "3", "--commands"]);
        Assert.True(code == 0, errors);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(6, lines.Length);
        const string typed = "dotnet run --project notebooks/Experiments -- ";
        Assert.All(lines, line => Assert.StartsWith(typed, line, StringComparison.Ordinal));
        (code, output, errors) = Run(lines[3][typed.Length..].Split(' '));
        Assert.True(code == 0, errors);
        Assert.Contains("folds 1 of 3", output, StringComparison.Ordinal);
        Assert.Equal(5, Run(["list", "leakage", .. Small, "--protocols", "random-folds,folds", "--folds", "3", "--commands"]).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length);
    }

    [Theory]
    [InlineData("run chanels", 1, "Did you mean")]
    [InlineData("run channels --inputs violet", 1, "no input \"violet\"")]
    [InlineData("run channels --data-sets folder:nowhere --results results", 1, "nowhere")]
    [InlineData("run channels --seeds none", 2, "expected a whole number")]
    [InlineData("run channels --job 99 --results results", 1, "expected a number from 1 to 7")]
    [InlineData("run channels --set Engine", 1, "expected NAME=VALUE")]
    [InlineData("walk", 2, "--help")]
    public void AMistake_IsOneLineThatSaysWhatIsExpected(string typed, int code, string expected)
    {
        (int actual, _, string errors) = Run(typed.Split(' '));
        Assert.Equal(code, actual);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private (int Code, string Output, string Errors) Run(string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(DotnetHost.Program, [Path.Combine(AppContext.BaseDirectory, "Experiments.dll"), .. arguments])
        {
            WorkingDirectory = _root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [DataHome.Variable] = Path.Combine(_root, "data") },
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }
}
