using System.Text.Json.Nodes;
using FerNotebooks.Runner;
using FerNotebooks.Runner.Reports;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ReportPartsTests
{
    [Fact]
    public void InlineSvg_RenamesIdsWithTheirReferencesAndTellsTheWidth() => Assert.Equal(
        "<svg style=\"--w:40px\" viewBox=\"0 0 40 20\" aria-labelledby=\"p-t other\"><title id=\"p-t\">x</title>"
        + "<path id=\"p-g\" fill=\"url(#p-g)\" clip-path=\"url(#other)\"/><use href=\"#p-g\"/></svg>",
        InlineSvg.Adopt(
            "<svg viewBox=\"0 0 40 20\" aria-labelledby=\"t other\"><title id=\"t\">x</title>"
            + "<path id=\"g\" fill=\"url('#g')\" clip-path=\"url(#other)\"/><use href=\"#g\"/></svg>",
            "p-"));

    [Fact]
    public void InlineSvg_ScriptBesideTheDrawing_StaysAsItIs()
    {
        const string script = "<script>var text='<svg width=\"3\"> id=\"a\" url(#a)'</script>";
        Assert.Equal($"<svg id=\"p-a\"></svg>{script}<i id=\"p-b\"></i>", InlineSvg.Adopt($"<svg id=\"a\"></svg>{script}<i id=\"b\"></i>", "p-"));
    }

    [Fact]
    public void InlineSvg_WithoutDrawing_ChangesNothing() =>
        Assert.Equal("<p id=\"x\">y</p>", InlineSvg.Adopt("<p id=\"x\">y</p>", "p-"));

    [Theory]
    [InlineData("07-across.ipynb#step", "07-across.html#step")]
    [InlineData("../lib/Training/Trainer.cs", "../lib/Training/Trainer.cs")]
    [InlineData("https://doi.org/1", "https://doi.org/1")]
    [InlineData("#step", "#step")]
    public void ReportFolders_RewritesLinks(string address, string expected) =>
        Assert.Equal(expected, new ReportFolders(Path.GetFullPath("r/notebooks"), Path.GetFullPath("r/reports")).Rewrite(address));

    [Fact]
    public void ReportFolders_OutputElsewhere_StillFindsTheFile() =>
        Assert.Equal("../../r/lib/A.cs", new ReportFolders(Path.GetFullPath("r/notebooks"), Path.GetFullPath("x/y")).Rewrite("../lib/A.cs"));

    [Fact]
    public void MarkdownText_PictureBesideTheNotebook_IsEmbedded()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllBytes(Path.Combine(scratch.Path, "a.png"), [1, 2, 3]);
        string html = MarkdownText.ToHtml("![face](a.png) ![gone](b.png)", new TableOfContents(), new ReportFolders(scratch.Path, scratch.Path));
        Assert.Equal("<p><img src=\"data:image/png;base64,AQID\" alt=\"face\" /> <a href=\"b.png\">gone</a></p>\n", html);
    }

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.6, "1 min 00 s")]
    [InlineData(125, "2 min 05 s")]
    [InlineData(3720, "1 h 02 min")]
    public void Duration_ReadsAsPeopleSayIt(double seconds, string expected) => Assert.Equal(expected, Duration.Text(seconds));

    [Fact]
    public void OutputFacts_ReadsAttributesAndTheLastWordCounts()
    {
        JsonObject executed = Executed(
            "<tr data-fer-fact=\"Engine\" data-fer-value=\"a &amp; b\">", "<div data-fer-practice=\"true\"><p data-fer-fact=\"Engine\" data-fer-value=\"c\">",
            "<td data-fer-parameter=\"Seed\" data-fer-value=\"7\"></td>");
        OutputFacts facts = OutputFacts.Of(executed);
        Assert.True(facts.IsPractice);
        Assert.Equal([("Engine", "c")], facts.Facts);
        Assert.Equal([("Seed", "7")], facts.Parameters);
        Assert.False(OutputFacts.Of(Executed("<p>data-fer-practice=\"true\"</p>")).IsPractice);
    }

    [Fact]
    public void LiveDisplay_Line_FitsTheTerminal()
    {
        string line = LiveDisplay.LineOf("04-training", 3, 10, TimeSpan.FromSeconds(75), "epoch 3 of 12", 200);
        Assert.Equal("04-training  [#####...............]  cell 3 of 10  1:15  epoch 3 of 12", line);
        Assert.Equal(39, LiveDisplay.LineOf("04-training", 3, 10, TimeSpan.FromSeconds(75), "epoch 3 of 12", 40).Length);
    }

    [Theory]
    [InlineData("04", "04-training")]
    [InlineData("4", "04-training")]
    [InlineData("training", "04-training")]
    [InlineData("04-TRAINING.ipynb", "04-training")]
    public void NotebookFolder_NameMeansANotebook(string name, string expected)
    {
        using var scratch = new ScratchFolder();
        new NotebookText("Training").Write(scratch.Path, "04-training");
        new NotebookText("Across").Write(scratch.Path, "07-across");
        Assert.Equal(expected, Assert.Single(NotebookFolder.Select([name], NotebookFolder.Load(scratch.Path))).Name);
    }

    [Fact]
    public void ParameterSettings_OfAnotherNotebook_SaysWhose()
    {
        using var scratch = new ScratchFolder();
        new NotebookText("Training").Code("Parameters.Integer(\"Epochs\", 1, 2, 1, 3)").Write(scratch.Path, "04-training");
        new NotebookText("Across").Code("Parameters.Choice<Part>(\"Protocol\", a, b);\nParameters.List(\n    \"DataSets\", \"x\")").Write(scratch.Path, "07-across");
        IReadOnlyList<Notebook> all = NotebookFolder.Load(scratch.Path);
        var mistake = Assert.Throws<UserMistakeException>(() => ParameterSettings.Resolve([("Epochs", "1")], [all[1]], all));
        Assert.Equal("Parameter Epochs belongs to 04-training, which is not among the notebooks to run. Add 04-training, or leave --set Epochs away.", mistake.Message);
        Assert.Equal("x=y", ParameterSettings.Resolve(ParameterSettings.Parse(["datasets=x=y"]), all, all)["DataSets"]);
        Assert.Equal(["Protocol", "DataSets"], ParameterScan.NamesOf(all[1]));
    }

    [Theory]
    [InlineData("Epochs", "--set Epochs: expected NAME=VALUE, for example --set Epochs=3.")]
    [InlineData("=3", "--set =3: expected NAME=VALUE, for example --set Epochs=3.")]
    [InlineData("DataSet= ", "--set DataSet=: expected a value after the equals sign. Leave --set DataSet away for the default.")]
    public void ParameterSettings_WithoutNameOrValue_AreRefused(string setting, string expected) =>
        Assert.Equal(expected, Assert.Throws<UserMistakeException>(() => ParameterSettings.Parse([setting])).Message);

    private static JsonObject Executed(params string[] htmls) => new()
    {
        ["cells"] = new JsonArray([.. htmls.Select(html => (JsonNode)new JsonObject
        {
            ["outputs"] = new JsonArray(new JsonObject { ["data"] = new JsonObject { ["text/html"] = html } }),
        })]),
    };
}
