using System.Text.Json.Nodes;

namespace FerLib.Tests.Notebooks;

/// <summary>One run over small notebooks, good and bad, that many tests look at.</summary>
public sealed class RunnerFixture : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public RunnerFixture()
    {
        Notebooks = Directory.CreateDirectory(System.IO.Path.Combine(_scratch.Path, "notebooks")).FullName;
        Output = System.IO.Path.Combine(_scratch.Path, "reports");
        WriteGood();
        new NotebookText("A cell that throws").Code("var n = 2;").Code("""
            Console.WriteLine("before");

            if (n > 1)
                throw new InvalidOperationException("expected 1, got 2");
            """).Code("\"never\"").Write(Notebooks, "02-throws");
        new NotebookText("A cell that does not compile").Code("var a = 1;\n\nvar b = a + c;").Write(Notebooks, "03-compile");
        new NotebookText("A cell that never ends").Code("var kept = \"kept\";\nkept")
            .Code("while (true)\n{\n    Console.WriteLine(\"still here\");\n    System.Threading.Thread.Sleep(50);\n}").Write(Notebooks, "04-endless");
        new NotebookText("A cell that ends the process").Code("int Deep(int n) => 1 + Deep(n + 1);\nDeep(0)").Write(Notebooks, "05-crash");
        new NotebookText("A cell that ends the process politely").Code("Console.WriteLine(\"last words\");\nEnvironment.Exit(3);").Write(Notebooks, "06-exit");
        Outcome = RunnerProcess.Run(
            _scratch.Path, "--folder", Notebooks, "--output", "reports", "--keep-going", "--cell-timeout", "3", "--set", "epochs=7", "--set", "Note=a b");
    }

    /// <summary>The folder with the notebooks.</summary>
    public string Notebooks { get; }

    /// <summary>The folder with the reports.</summary>
    public string Output { get; }

    /// <summary>Where the command was typed.</summary>
    public string WorkingFolder => _scratch.Path;

    public RunnerOutcome Outcome { get; }

    /// <summary>The text of a report.</summary>
    public string Html(string name) => File.ReadAllText(System.IO.Path.Combine(Output, name + ".html"));

    /// <summary>An executed notebook.</summary>
    public JsonObject Executed(string name) =>
        JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Output, name + ".ipynb")))!.AsObject();

    /// <summary>The outputs of the code cell with this number, from 1.</summary>
    public JsonObject[] Outputs(string name, int cell) =>
        [.. Executed(name)["cells"]!.AsArray().Where(c => (string?)c!["cell_type"] == "code").ElementAt(cell - 1)!["outputs"]!.AsArray().Select(o => o!.AsObject())];

    /// <summary>A multi-line text of a notebook.</summary>
    public static string Text(JsonNode? node) => node is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)node ?? "";

    public void Dispose() => _scratch.Dispose();

    private void WriteGood() => new NotebookText("Good cells", "What does a C# notebook host do?")
        .Code($"#r \"{System.IO.Path.Combine(RepositoryRoot.Folder, ".artifacts", "ferlib", "FerLib.dll").Replace('\\', '/')}\"\nusing FerLib.Notebooks;\nusing FerLib.Randomness;")
        .Code("var epochs = Parameters.Integer(\"Epochs\", 3, 50, 1, 500);\nvar note = Parameters.Text(\"Note\", \"none\");\nParameters.InForce", "parameters")
        .Code("var x = 20;\nvar y = x + 1;")
        .Code("using System.Globalization;\nvar x = y * 2;\nx")
        .Code("x.ToString(CultureInfo.InvariantCulture) + \" \" + epochs + \" \" + note + \" \" + new CounterRandom(1).GetType().Name")
        .Code("for (var i = 1; i <= 40; i++)\n    Console.Write($\"\\repoch {i}\");\nConsole.WriteLine();\nConsole.Error.WriteLine(\"careful\");\nConsole.WriteLine(\"on\");")
        .Code("#!markdown\nSome **bold** words.\n#!csharp\nawait Task.FromResult(5)")
        .Markdown("## A step\n\n[next](02-throws.ipynb#a-step), [paper](https://doi.org/10.3390/x), ![far](https://example.org/x.png)\n\n|a|b|\n|-|-|\n|1|2|\n\n## A step\n")
        .Code("class Drawing { public string ToHtml() => \"<svg id='no' viewBox='0 0 9 9'></svg><svg viewBox=\\\"0 0 40 20\\\"><defs><path id=\\\"p\\\"/></defs><use href=\\\"#p\\\" fill=\\\"url(#p)\\\"/></svg>\"; }\nnew Drawing()")
        .Code("new Drawing()")
        .Code("new RunRecord().Add(\"Engine\", \"none & <no>\").Add(new FerLib.Datasets.Manifest(\"practice x\", \".\", true, [], []))")
        .Code("Console.WriteLine(\"no value\")")
        .Code("Environment.GetEnvironmentVariable(\"FER_WorkingFolder\") + \"|\" + Environment.GetEnvironmentVariable(\"FER_Host\") + \"|\" + Environment.GetEnvironmentVariable(\"FER_Profile\")")
        .Write(Notebooks, "01-good");
}
