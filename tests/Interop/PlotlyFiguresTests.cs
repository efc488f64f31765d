using System.Text.Json.Nodes;
using FerLib.Charts;
using FerLib.Interop;
using FerLib.Tests.Charts;
using Xunit;
using Figure = FerLib.Charts.Figure;

namespace FerLib.Tests.Interop;

/// <summary>What holds for every translated figure, and the numbers and words of each family.</summary>
public sealed class PlotlyFiguresTests
{
    // Figures of the samples that are a frame of the tests' own around another.
    private const string FrameOfTests = "-narrow";

    public static TheoryData<string> Names => [.. SampleFigures.Names.Select(row => row.Data).Where(name => !name.EndsWith(FrameOfTests, StringComparison.Ordinal))];

    public static TheoryData<string> SmallNames => ["line-loss", "bar-channels", "histogram-two", "scatter-counts", "heat-counts", "matrix-three",
        "confusion-two", "numbers-softmax"];

    [Theory]
    [MemberData(nameof(Names))]
    public void ToPlotlyJson_AnyFigure_IsPlotlysSchemaWithTitleAndNote(string name)
    {
        Figure figure = SampleFigures.Named(name);
        JsonObject plot = Plot(figure);

        Assert.Equal(["data", "layout"], plot.Select(part => part.Key));
        Assert.All(plot["data"]!.AsArray(), trace => Assert.Contains(trace!["type"]!.GetValue<string>(), Types));
        JsonObject layout = plot["layout"]!.AsObject();
        Assert.Equal(PlotlyDrawing.Plain(figure.Title), layout["meta"]!["title"]!.GetValue<string>());
        Assert.Equal(Letters(PlotlyDrawing.Escape(figure.Title)), Letters(layout["title"]!["text"]!.GetValue<string>().Replace("<b>", "").Replace("</b>", "")));
        if (figure.Note is not null)
        {
            Assert.Equal(PlotlyDrawing.Plain(figure.Note), layout["meta"]!["notes"]!.AsArray()[^1]!.GetValue<string>());
            Assert.Contains(layout["annotations"]!.AsArray(), note => note!["name"]?.GetValue<string>() == "note");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToPlotly_AnyFigure_IsTheSameChart(string name)
    {
        Figure figure = SampleFigures.Named(name);
        JsonObject chart = PlotlyObjects.PlotOf(figure.ToPlotly());

        AssertSame(Plot(figure), chart, name);
        JsonNode written = JsonNode.Parse(Plotly.NET.GenericChart.toFigureJson(figure.ToPlotly()))!;
        AssertSame(chart["data"], written["data"], name);
        AssertSame(chart["layout"], written["layout"], name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToPlotlyJson_AnyFigure_HasATextForEveryPointThatTheReaderMeets(string name)
    {
        foreach (JsonNode? trace in Plot(SampleFigures.Named(name))["data"]!.AsArray())
        {
            if (trace!["hoverinfo"]!.GetValue<string>() == "skip")
                continue;
            Assert.Equal("text", trace["hoverinfo"]!.GetValue<string>());
            JsonArray texts = trace["hovertext"]!.AsArray();
            Assert.Equal((trace["type"]!.GetValue<string>() == "heatmap" ? trace["z"] : trace["x"])!.AsArray().Count, texts.Count);
        }
    }

    [Theory]
    [MemberData(nameof(SmallNames))]
    public void ToPlotlyJson_StoredFigure_IsUnchanged(string name)
    {
        string path = Path.Combine(RepositoryRoot.Folder, "tests", "Interop", "Approved", name + ".json");
        string json = Plot(SampleFigures.Named(name)).ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true, IndentSize = 1 }).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("FER_RenewApproved") == "1")
            File.WriteAllText(path, json);

        Assert.True(File.Exists(path), $"{path} is missing. Run the tests with FER_RenewApproved=1 to write it, look at the chart, and commit it.");
        AssertSame(JsonNode.Parse(File.ReadAllText(path))!, JsonNode.Parse(json)!, name);
    }

    [Fact]
    public void ToPlotlyJson_EveryFigureOfTheLibrary_HasATranslation()
    {
        Type[] figures = [.. typeof(Figure).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Figure)) && !type.IsAbstract)];
        Type[] samples = [.. Names.Select(row => SampleFigures.Named(row.Data).GetType()).Distinct()];

        Assert.NotEmpty(figures);
        Assert.All(figures, type => Assert.True(samples.Contains(type), $"{type.Name} has no sample figure in tests/Charts/SampleFigures*.cs."));
        Assert.All(Names, row => Assert.True(PlotlyFigures.HasTranslation(SampleFigures.Named(row.Data)), $"{row.Data} has no translation in lib/Interop."));
    }

    [Fact]
    public void ToPlotly_FigureOfAnotherClass_SaysWhatToDo()
    {
        var figure = new OwnFigure { Title = "own" };
        NotSupportedException error = Assert.Throws<NotSupportedException>(() => figure.ToPlotly());

        Assert.Contains(nameof(OwnFigure), error.Message, StringComparison.Ordinal);
        Assert.Contains("lib/Interop/PlotlyFigures.cs", error.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => figure.Interactive());
    }

    [Fact]
    public void ToPlotlyJson_Lines_HaveTheNumbersOfTheTableTheirNamesColorsAndLines()
    {
        var chart = (LineChart)SampleFigures.Named("line-loss");
        JsonObject plot = Plot(chart);
        JsonArray traces = plot["data"]!.AsArray();

        for (int s = 0; s < chart.Series.Count; s++)
        {
            Assert.Equal(chart.Table.Columns[s + 1], traces[s]!["name"]!.GetValue<string>());
            Assert.Equal(Palette.ForSeries([.. chart.Series.Select(series => series.Name)])[s].Light.Hex, traces[s]!["line"]!["color"]!.GetValue<string>());
            Assert.Equal(chart.Table.Rows.Select(row => row[s + 1]), Doubles(traces[s]!["y"]).Select(value => NumberText.Value(value!.Value)));
        }

        Assert.Equal(chart.XTitle, plot["layout"]!["xaxis"]!["title"]!["text"]!.GetValue<string>());
        Assert.Contains(plot["layout"]!["shapes"]!.AsArray(), shape => shape!["x0"]?.GetValue<double>() == chart.Marker!.X);
        Assert.Contains(plot["layout"]!["annotations"]!.AsArray(), note => note!["text"]!.GetValue<string>() == chart.Marker!.Label);
    }

    [Fact]
    public void ToPlotlyJson_LineWithGaps_HasNullWhereThereIsNoNumber()
    {
        JsonNode trace = Plot(SampleFigures.Named("line-gaps"))["data"]![0]!;
        Assert.Equal([2, 2.4, null, 9.5, null, 12345], Doubles(trace["y"]));
        Assert.False(trace["connectgaps"]!.GetValue<bool>());
    }

    [Fact]
    public void ToPlotlyJson_Bars_HaveIntervalsReferenceAndPercentTicks()
    {
        var chart = (BarChart)SampleFigures.Named("bar-channels");
        JsonObject plot = Plot(chart);
        JsonNode trace = plot["data"]![0]!;
        BarValue?[] values = [.. chart.Series[0].Values];

        Assert.Equal(values.Select(value => (double?)value!.Value), Doubles(trace["y"]));
        Assert.Equal(values.Select(value => value!.High - value.Value), Doubles(trace["error_y"]!["array"]));
        Assert.Equal(values.Select(value => value!.Value - value.Low), Doubles(trace["error_y"]!["arrayminus"]));
        Assert.Equal("~%", plot["layout"]!["yaxis"]!["tickformat"]!.GetValue<string>());
        Assert.Equal(chart.Reference!.Value.Value, plot["layout"]!["shapes"]![0]!["y0"]!.GetValue<double>());
        Assert.Contains(plot["layout"]!["annotations"]!.AsArray(), note => note!["text"]!.GetValue<string>() == chart.Reference.Value.Label);
        Assert.Contains(plot["layout"]!["meta"]!["notes"]!.AsArray(), note => note!.GetValue<string>() == chart.IntervalNote);
        Assert.Equal(chart.Categories, plot["layout"]!["xaxis"]!["ticktext"]!.AsArray().Select(text => text!.GetValue<string>()));
    }

    [Fact]
    public void ToPlotlyJson_Histogram_HasTheCountsOfTheTable()
    {
        var chart = (HistogramChart)SampleFigures.Named("histogram-intensity");
        Assert.Equal(chart.Series[0].Counts.Select(count => (double?)count), Doubles(Plot(chart)["data"]![0]!["y"]));
        var steps = (HistogramChart)SampleFigures.Named("histogram-two");
        Assert.Equal([0, .. steps.Series[1].Counts.Select(count => (double?)count), 0], Doubles(Plot(steps)["data"]![1]!["y"]));
    }

    [Fact]
    public void ToPlotlyJson_Scatter_HasPositionsAndCounts()
    {
        var chart = (ScatterChart)SampleFigures.Named("scatter-counts");
        JsonArray traces = Plot(chart)["data"]!.AsArray();
        for (int s = 0; s < chart.Series.Count; s++)
        {
            Assert.Equal(chart.Series[s].Points.Select(point => (double?)point.X), Doubles(traces[s]!["x"]));
            Assert.Equal(chart.Series[s].Points.Select(point => (double?)point.Y), Doubles(traces[s]!["y"]));
            Assert.Equal(chart.Series[s].Points.Select(point => (double?)point.Count), Doubles(traces[s]!["customdata"]));
        }
    }

    [Fact]
    public void ToPlotlyJson_Matrices_HaveTheNumbersOfTheirCells()
    {
        var heat = (HeatMap)SampleFigures.Named("heat-counts");
        Assert.Equal(heat.Values.Cast<double>().Select(value => (double?)value), Plot(heat)["data"]![0]!["z"]!.AsArray().SelectMany(Doubles));
        var matrix = (MatrixChart)SampleFigures.Named("matrix-three");
        JsonNode cells = Plot(matrix)["data"]![0]!;
        Assert.Equal(matrix.Cells.Cast<MatrixCell?>().Select(cell => cell?.Value), cells["z"]!.AsArray().SelectMany(Doubles));
        Assert.Equal(0.811, cells["customdata"]![0]![0]!["low"]!.GetValue<double>());
        var confusion = (ConfusionMatrixChart)SampleFigures.Named("confusion-seven");
        Assert.Equal(confusion.Counts.Cast<long>().Select(count => (double?)count),
            Plot(confusion)["data"]![0]!["customdata"]!.AsArray().SelectMany(Doubles));
    }

    [Fact]
    public void ToPlotlyJson_Numbers_AreThoseOfTheGrids()
    {
        var figure = (NumberGrids)SampleFigures.Named("numbers-convolution");
        JsonArray traces = Plot(figure)["data"]!.AsArray();
        for (int g = 0; g < figure.Grids.Count; g++)
            Assert.Equal(figure.Grids[g].Values.Cast<double>().Select(value => (double?)value), Doubles(traces[g]!["customdata"]));
    }

    [Fact]
    public void ToPlotlyJson_Network_HasAllParametersAndMultiplyAdds()
    {
        var drawing = (ArchitectureDrawing)SampleFigures.Named("network-two");
        JsonArray traces = Plot(drawing)["data"]!.AsArray();
        double Sum(string name) => Doubles(traces.Single(trace => trace!["name"]?.GetValue<string>() == name)!["customdata"]).Sum(value => value!.Value);

        Assert.Equal(drawing.Layers.Sum(layer => layer.Parameters), Sum("parameters"));
        Assert.Equal(drawing.Layers.Sum(layer => layer.MultiplyAdds), Sum("multiply-adds"));
    }

    [Theory]
    [InlineData("grid-mistakes", 6)]
    [InlineData("pictures-differences", 8)]
    [InlineData("maps-filters", 64)]
    public void ToPlotlyJson_Pictures_AreEmbedded(string name, int count)
    {
        JsonArray images = Plot(SampleFigures.Named(name))["layout"]!["images"]!.AsArray();
        Assert.Equal(count, images.Count);
        Assert.All(images, image => Assert.StartsWith("data:image/png;base64,", image!["source"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public void ToPlotlyJson_WordsOfThePracticeData_AreKept()
    {
        Assert.Contains("practice data", Plot(SampleFigures.Named("bar-expressions"))["layout"]!["title"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Practice data", SampleFigures.Named("confusion-seven").ToPlotlyJson(), StringComparison.Ordinal);
    }

    private static readonly string[] Types = ["scatter", "bar", "heatmap"];

    private static JsonObject Plot(Figure figure) => JsonNode.Parse(figure.ToPlotlyJson())!.AsObject();

    private static IEnumerable<double?> Doubles(JsonNode? array) => array!.AsArray().Select(value => value?.GetValue<double>());

    // Lines are broken between words and, where one is long, within.
    private static string Letters(string text) => string.Concat(text.Replace("<br>", "").Where(c => !char.IsWhiteSpace(c)));

    // Numbers are compared as numbers: 1 and 1.0 are the same.
    private static void AssertSame(JsonNode? expected, JsonNode? actual, string path)
    {
        switch (expected)
        {
            case JsonObject json:
                JsonObject other = Assert.IsType<JsonObject>(actual);
                Assert.Equal(json.Select(part => part.Key).Order(StringComparer.Ordinal), other.Select(part => part.Key).Order(StringComparer.Ordinal));
                foreach ((string name, JsonNode? value) in json)
                    AssertSame(value, other[name], $"{path}/{name}");
                break;
            case JsonArray array:
                JsonArray others = Assert.IsType<JsonArray>(actual);
                Assert.True(array.Count == others.Count, $"{path} has {others.Count} entries, expected {array.Count}.");
                for (int i = 0; i < array.Count; i++)
                    AssertSame(array[i], others[i], $"{path}/{i}");
                break;
            case JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number:
                Assert.True(value.GetValue<double>().Equals(actual?.GetValue<double>()), $"{path} is {actual}, expected {value}.");
                break;
            default:
                Assert.True(JsonNode.DeepEquals(expected, actual), $"{path} is {actual}, expected {expected}.");
                break;
        }
    }

    private sealed class OwnFigure : Figure
    {
        public override string TextAlternative => Title;

        public override FigureTable? Table => null;

        public override string ToSvg() => "<svg/>";
    }
}
