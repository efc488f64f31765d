using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>The whole command, in a process of its own.</summary>
public sealed partial class RunnerTests(RunnerFixture run) : IClassFixture<RunnerFixture>
{
    [Fact]
    public void Run_WithFailures_ExitsWith1AndTellsALineANotebook()
    {
        Assert.Equal(1, run.Outcome.ExitCode);
        Assert.Equal("", run.Outcome.Error);
        string[] lines = run.Outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(8, lines.Length);
        Assert.StartsWith("01-good  done", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("cell 2, line 4: expected 1, got 2", lines[1], StringComparison.Ordinal);
        Assert.Contains("cell 1, line 3: CS0103", lines[2], StringComparison.Ordinal);
        Assert.Contains("TIMED OUT", lines[3], StringComparison.Ordinal);
        Assert.Contains("cell 1: The notebook's process ended", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("1 of 6 notebooks done", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_KeepStateRedeclareAwaitAndUse()
    {
        Assert.Equal("42", Value("01-good", 4));
        Assert.Equal("42 7 a b CounterRandom", Value("01-good", 5));
        JsonObject[] magic = run.Outputs("01-good", 7);
        Assert.Contains("<strong>bold</strong>", RunnerFixture.Text(magic[0]["data"]!["text/html"]), StringComparison.Ordinal);
        Assert.Equal("5", RunnerFixture.Text(magic[1]["data"]!["text/plain"]));
    }

    [Fact]
    public void Cells_WithoutTrailingValue_ShowNone()
    {
        Assert.Empty(run.Outputs("01-good", 3));
        JsonObject only = Assert.Single(run.Outputs("01-good", 11));
        Assert.Equal("stream", (string?)only["output_type"]);
    }

    [Fact]
    public void Streams_KeepTheirOrderAndCollapseCarriageReturns()
    {
        JsonObject[] streams = run.Outputs("01-good", 6);
        Assert.Equal(["stdout", "stderr", "stdout"], streams.Select(s => (string?)s["name"]));
        Assert.Equal(["epoch 40\n", "careful\n", "on\n"], streams.Select(s => RunnerFixture.Text(s["text"])));
    }

    [Fact]
    public void Environment_TellsFolderHostAndProfile()
    {
        string[] parts = Value("01-good", 12).Split('|');
        Assert.Equal(new DirectoryInfo(run.WorkingFolder).Name, Path.GetFileName(parts[0]));
        Assert.Equal(["runner", "quick"], parts[1..]);
    }

    [Fact]
    public void Exception_CountsTheCellsOwnLinesAndStopsTheNotebook()
    {
        JsonObject[] outputs = run.Outputs("02-throws", 2);
        Assert.Equal("before\n", RunnerFixture.Text(outputs[0]["text"]));
        Assert.Equal("InvalidOperationException", (string?)outputs[1]["ename"]);
        Assert.Equal("expected 1, got 2", (string?)outputs[1]["evalue"]);
        Assert.Contains(outputs[1]["traceback"]!.AsArray(), line => ((string?)line)!.Contains("cell 2, line 4: throw new", StringComparison.Ordinal));
        Assert.Empty(run.Outputs("02-throws", 3));
        Assert.Null(run.Executed("02-throws")["cells"]!.AsArray()[3]!["execution_count"]);
    }

    [Fact]
    public void CompilationError_NamesLineAndMessage()
    {
        JsonObject error = Assert.Single(run.Outputs("03-compile", 1));
        Assert.Equal("CS0103: The name 'c' does not exist in the current context", (string?)error["evalue"]);
        Assert.Equal("cell 1, line 3: var b = a + c;", (string?)error["traceback"]![0]);
    }

    [Fact]
    public void Timeout_KillsTheCellAndKeepsWhatWasDone()
    {
        Assert.Equal("kept", Value("04-endless", 1));
        JsonObject[] outputs = run.Outputs("04-endless", 2);
        Assert.StartsWith("still here\nstill here\n", RunnerFixture.Text(outputs[0]["text"]), StringComparison.Ordinal);
        Assert.Contains("limit of 3 s", (string?)outputs[1]["evalue"], StringComparison.Ordinal);
    }

    [Fact]
    public void Crash_IsAnErrorOutputAfterWhatTheCellWrote()
    {
        Assert.Contains(run.Outputs("05-crash", 1), output => (string?)output["ename"] == "KernelDied");
        JsonObject[] outputs = run.Outputs("06-exit", 1);
        Assert.Equal("last words\n", RunnerFixture.Text(outputs[0]["text"]));
        Assert.Equal("KernelDied", (string?)outputs[1]["ename"]);
    }

    [Fact]
    public void Executed_IsNbformat45()
    {
        foreach (string name in new[] { "01-good", "02-throws", "03-compile", "04-endless", "05-crash" })
            NbformatRules.Check(run.Executed(name));
    }

    [Theory]
    [InlineData("01-good")]
    [InlineData("02-throws")]
    [InlineData("index")]
    public void Html_LoadsNothing(string name)
    {
        string html = run.Html(name);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.All(LoadPattern().Matches(html), match => Assert.StartsWith("data:", match.Groups[1].Value, StringComparison.Ordinal));
        Assert.All(UrlPattern().Matches(html), match => Assert.StartsWith("#", match.Groups[1].Value, StringComparison.Ordinal));
        Assert.All(HttpPattern().Matches(html), match => Assert.Equal("<a href=\"", html[(match.Index - 9)..match.Index]));
    }

    [Fact]
    public void Html_HasContentsUniqueIdsAndRewrittenLinks()
    {
        string html = run.Html("01-good");
        Assert.Contains("<a href=\"#a-step\">A step</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#a-step-2\">A step</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"02-throws.html#a-step\">next</a>", html, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\" href=\"02-throws.html\"", html, StringComparison.Ordinal);
        Assert.Contains("<div class=\"scroll\"><table>", html, StringComparison.Ordinal);
        string[] ids = [.. IdPattern().Matches(html).Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Html_CarriesBannerAndRunRecord()
    {
        string html = run.Html("01-good");
        Assert.Contains("class=\"banner practice\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"banner practice\"", run.Html("02-throws"), StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">Engine</th><td>none &amp; &lt;no&gt;</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("Epochs = 7\nNote = a b", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Cores</th>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_OfAFailure_LeadsToIt()
    {
        string html = run.Html("02-throws");
        Assert.Contains("class=\"banner failed\"", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "id=\"stopped-here\""));
    }

    [Fact]
    public void Index_HasACardForEachNotebook()
    {
        string html = run.Html("index");
        Assert.Equal(6, Regex.Count(html, "<article class=\"card "));
        Assert.Contains("What does a C# notebook host do?", html, StringComparison.Ordinal);
        Assert.Contains("<article class=\"card timedout\">", html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutKeepGoing_StopsAtTheFirstFailureAndKeepsTheOtherCards()
    {
        RunnerOutcome outcome = RunnerProcess.Run(run.WorkingFolder, "02", "04", "--folder", run.Notebooks, "--output", "second");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1 not run (--keep-going", outcome.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run.WorkingFolder, "second", "04-endless.html")));
        string index = File.ReadAllText(Path.Combine(run.WorkingFolder, "second", "index.html"));
        Assert.Equal(5, Regex.Count(index, "<article class=\"card notrun\">"));
    }

    [Fact]
    public void Run_Interrupted_KeepsWhatIsDone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot send Ctrl-C to one process.");
        Assert.SkipWhen(RunnerProcess.IgnoresInterrupt, "This process was started with SIGINT ignored, as a shell does in the background; so would the runner be.");
        using var scratch = new ScratchFolder();
        string sign = Path.Combine(scratch.Path, "sign");
        new NotebookText("Long").Code($"\"kept\"").Code($"System.IO.File.WriteAllText(@\"{sign}\", \"\");\nawait Task.Delay(-1);").Write(scratch.Path, "01-long");
        RunnerOutcome outcome = RunnerProcess.Interrupt(scratch.Path, () => File.Exists(sign), "--folder", scratch.Path, "--output", "reports");
        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("01-long  stopped", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("kept", File.ReadAllText(Path.Combine(scratch.Path, "reports", "01-long.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no notebook \"godo\". Did you mean 01-good?", "godo")]
    [InlineData("There is no parameter \"Epoch\". Did you mean Epochs?", "--set", "Epoch=3")]
    [InlineData("--profile is \"papper\", expected quick or paper. Did you mean paper?", "--profile", "papper")]
    [InlineData("There is no option --keepgoing. Did you mean --keep-going?", "--keepgoing")]
    [InlineData("--set --folder: expected NAME=VALUE", "--set")]
    [InlineData("--output is \"\", expected a folder.", "--output", "")]
    public void Mistake_IsOneLineThatSaysWhatToDo(string expected, params string[] arguments)
    {
        RunnerOutcome outcome = RunnerProcess.Run(run.WorkingFolder, [.. arguments, "--folder", run.Notebooks]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.StartsWith(expected, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Trim().Split('\n'));
    }

    [Fact]
    public void Output_ThatCannotBeWritten_IsOneLine()
    {
        string file = Path.Combine(run.WorkingFolder, "a-file");
        File.WriteAllText(file, "");
        RunnerOutcome outcome = RunnerProcess.Run(run.WorkingFolder, "01", "--folder", run.Notebooks, "--output", Path.Combine(file, "below"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("cannot be written", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--output DIR", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Trim().Split('\n'));
    }

    [Fact]
    public void List_TellsTitlesAndParameters()
    {
        RunnerOutcome outcome = RunnerProcess.Run(run.WorkingFolder, "--list", "--folder", run.Notebooks);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("01-good  Good cells", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("--set Epochs, Note", outcome.Output, StringComparison.Ordinal);
    }

    private string Value(string name, int cell) => RunnerFixture.Text(Assert.Single(run.Outputs(name, cell))["data"]!["text/plain"]);

    [GeneratedRegex("\\b(?:src|xlink:href|poster|data)=[\"']([^\"']*)|<link\\b[^>]*href=\"(?!data:)")]
    private static partial Regex LoadPattern();

    [GeneratedRegex("url\\(([^)]*)\\)")]
    private static partial Regex UrlPattern();

    [GeneratedRegex("https?://(?!www\\.w3\\.org/)")]
    private static partial Regex HttpPattern();

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex IdPattern();
}
