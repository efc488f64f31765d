using System.Text.Json.Nodes;
using FerLib.Tests.Notebooks;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>Progress is one value that is updated in place in the real kernel, whatever the cell does.</summary>
public sealed class RealKernelProgressTests(KernelHostFixture kernel) : IClassFixture<KernelHostFixture>
{
    /// <summary>Four states a second, the first and the last one, and as many again for a clock that stumbles.</summary>
    private const int MostStates = 10;

    private static readonly string SetUp = $"#r \"{NotebookCopy.LibraryFolder}/FerLib.dll\"\nusing FerLib.Notebooks; using System.Threading;";

    [Fact]
    public void Report_OftenForASecond_UpdatesOneValueAFewTimesAndKeepsTheLast()
    {
        JsonObject shown = Assert.Single(Run("often", """
            var progress = new LiveProgress();
            var watch = System.Diagnostics.Stopwatch.StartNew();
            for (int i = 1; watch.ElapsedMilliseconds < 1000; i++)
                progress.Report($"step {i}");

            progress.Done("all done");
            """)[0]);
        Assert.Equal("display", (string?)shown["type"]);
        string[] states = [.. shown["history"]!.AsArray().Select(data => (string)data!["text/plain"]!)];
        Assert.Equal(("step 1", "all done"), (states[0], states[^1]));
        Assert.InRange(states.Length, 3, MostStates);
        Assert.Contains("all done", (string)shown["data"]!["text/html"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_WithoutDone_KeepsTheLastState()
    {
        JsonObject shown = Assert.Single(Run("without-done", """
            var progress = new LiveProgress();
            for (int i = 1; i <= 100; i++)
                progress.Report($"step {i}");
            """)[0]);
        Assert.Equal("step 100", (string?)shown["data"]!["text/plain"]);
    }

    [Fact]
    public void Report_OfSeveralAndFromOtherThreadsAndInALaterCell_EachHasItsOwnValue()
    {
        JsonObject[][] cells = Run("several", """
            var first = new LiveProgress();
            var second = new LiveProgress();
            first.Report("first");
            second.Report("second");
            first.Done();
            first.Report("first again");
            first.Done();
            using (ExecutionContext.SuppressFlow())
            {
                var thread = new Thread(() => second.Report("second, from a thread that the host does not know"));
                thread.Start();
                thread.Join();
            }

            second.Done();
            """, "second.Report(\"second, in another cell\");\nsecond.Done();");
        Assert.Equal(["first", "second, from a thread that the host does not know", "first again"], cells[0].Select(Text));
        Assert.Equal(["second, in another cell"], cells[1].Select(Text));
        Assert.All(cells.SelectMany(outputs => outputs), output => Assert.Equal("display", (string?)output["type"]));
    }

    [Fact]
    public void Report_BeforeAnException_StaysAboveTheError()
    {
        JsonObject[] outputs = Run("exception", """
            var progress = new LiveProgress();
            progress.Report("half way");
            throw new InvalidOperationException("stopped");
            """)[0];
        Assert.Equal(["display", "error"], outputs.Select(output => (string?)output["type"]));
        Assert.Equal("half way", Text(outputs[0]));
    }

    private static string Text(JsonObject output) => (string)output["data"]!["text/plain"]!;

    private JsonObject[][] Run(string name, params string[] cells)
    {
        NotebookText notebook = new NotebookText(name).Code(SetUp);
        foreach (string cell in cells)
            notebook.Code(cell);
        notebook.Write(kernel.NotebookFolder, "progress-" + name);
        return [.. kernel.Run("progress-" + name).Values.Skip(1)];
    }
}
