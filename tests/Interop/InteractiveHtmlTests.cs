using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FerLib.Charts;
using FerLib.Interop;
using FerLib.Tests.Charts;
using Plotly.NET;
using Xunit;
using Figure = FerLib.Charts.Figure;

namespace FerLib.Tests.Interop;

[Collection(ChartsVariable.Name)]
public sealed partial class InteractiveHtmlTests : IDisposable
{
    // The start of the library's own text, which stands in it once.
    private const string LibraryMark = "plotly.js v";

    private readonly string? _before = Environment.GetEnvironmentVariable(ChartDisplay.Variable);

    public InteractiveHtmlTests() => Environment.SetEnvironmentVariable(ChartDisplay.Variable, null);

    public void Dispose() => Environment.SetEnvironmentVariable(ChartDisplay.Variable, _before);

    [Fact]
    public void ToHtml_NothingAskedFor_IsTheDrawingAlone()
    {
        string html = SampleFigures.Named("line-loss").ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-fer-plot", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_Interactive_IsTheDrawingWithAScriptAndTheLibraryOnce()
    {
        string svg = SampleFigures.Named("line-loss").ToHtml();
        Set("interactive");
        InteractiveHtml.Forget();
        string first = SampleFigures.Named("line-loss").ToHtml();
        string second = SampleFigures.Named("bar-channels").ToHtml();

        Assert.StartsWith("<figure data-fer-plot=\"", first, StringComparison.Ordinal);
        Assert.Equal(svg, DataKey().Replace(first[..first.IndexOf("<script", StringComparison.Ordinal)], ""));
        Assert.Single(Regex.Matches(first + second, Regex.Escape(LibraryMark)));
        Assert.Contains("The numbers", first, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_Interactive_HidesModuleLoadersFromTheLibrary()
    {
        Set("interactive");
        InteractiveHtml.Forget();
        string html = SampleFigures.Named("line-loss").ToHtml();
        Assert.True(html.IndexOf("var define,module,exports,require;", StringComparison.Ordinal) is > 0 and int hidden
            && hidden < html.IndexOf(LibraryMark, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("svg")]
    [InlineData("SVG")]
    public void ToHtml_Svg_IsTheDrawingAlone(string value)
    {
        Set(value);
        Assert.DoesNotContain("<script", SampleFigures.Named("line-loss").ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_AnotherValue_IsOneClearError()
    {
        Set("plotly");
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => SampleFigures.Named("line-loss").ToHtml());
        Assert.Equal("Charts is \"plotly\", expected interactive or svg. Set it with --set Charts=VALUE or the environment variable FER_Charts.",
            error.Message);
    }

    [Fact]
    public void ToHtml_FigureOfAnotherClass_StaysADrawing()
    {
        Set("interactive");
        Assert.DoesNotContain("<script", SampleFigures.Named("heat-counts-narrow").ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PlotlyFiguresTests.Names), MemberType = typeof(PlotlyFiguresTests))]
    public void ToHtml_AnyFigure_LoadsNothingAndItsWordsAreInert(string name)
    {
        // With the library the text would be the library's.
        _ = SampleFigures.Named("line-loss").Interactive().ToHtml();
        string html = SampleFigures.Named(name).Interactive().ToHtml();
        string[] scripts = [.. Scripts().Matches(html).Select(match => match.Groups[1].Value)];

        Assert.Single(scripts);
        Assert.DoesNotContain("<", scripts[0], StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)\b(src|href)\s*=\s*[""'](?!data:image/png|#)", html);
        Assert.DoesNotMatch(@"(?i)\bimport\b|https?://(?!www\.w3\.org)", scripts[0]);
        JsonArray pushed = JsonNode.Parse(Pushed().Match(scripts[0]).Groups[1].Value)!.AsArray();
        Assert.Equal(3, pushed.Count);
    }

    [Theory]
    [MemberData(nameof(PlotlyFiguresTests.Names), MemberType = typeof(PlotlyFiguresTests))]
    public void ToHtml_AnyFigure_CarriesTheColorsOfADarkPage(string name)
    {
        _ = SampleFigures.Named("line-loss").Interactive().ToHtml();
        Figure figure = SampleFigures.Named(name);
        JsonArray pushed = JsonNode.Parse(Pushed().Match(figure.Interactive().ToHtml()).Groups[1].Value)!.AsArray();
        JsonNode plot = pushed[1]!.DeepClone();
        foreach (JsonNode? change in pushed[2]!.AsArray())
        {
            JsonNode at = plot;
            JsonNode?[] path = [.. change![0]!.AsArray()];
            foreach (JsonNode? step in path[..^1])
                at = Step(at, step!)!;
            if (at is JsonArray array)
                array[path[^1]!.GetValue<int>()] = change[1]!.DeepClone();
            else
                at[path[^1]!.GetValue<string>()] = change[1]!.DeepClone();
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(PlotlyFigures.Draw(figure, isDark: true).ToJsonString()), plot));
    }

    [Fact]
    public void Interactive_OfAPlotlyChart_ShowsItWithoutADrawing()
    {
        InteractiveHtml.Forget();
        InteractiveChart chart = SampleFigures.Named("bar-channels").ToPlotly().Interactive();
        string html = chart.ToHtml();

        Assert.Contains("data-fer-plot", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, Regex.Escape(LibraryMark)));
        Assert.Equal("Plotly chart: bar", chart.ToString());
    }

    [Fact]
    public void ToPlotly_HtmlOfPlotlyNet_LoadsNothingFromOutside()
    {
        string html = GenericChart.toEmbeddedHTML(SampleFigures.Named("bar-channels").ToPlotly());
        string outside = html.Replace(html[html.IndexOf(LibraryMark, StringComparison.Ordinal)..html.LastIndexOf("</script>", StringComparison.Ordinal)], "",
            StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)<script[^>]*\ssrc=|<link[^>]*href=[""']http", html);
        Assert.DoesNotContain("cdn", outside, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Interactive_InARunnersReport_KeepsItsScriptsAsTheyAre()
    {
        InteractiveHtml.Forget();
        string html = SampleFigures.Named("line-hostile").Interactive().ToHtml();
        string adopted = FerNotebooks.Runner.Reports.InlineSvg.Adopt(html, "c1o0-");

        Assert.Equal(Scripts().Matches(html).Select(match => match.Value), Scripts().Matches(adopted).Select(match => match.Value));
        Assert.Contains(" id=\"c1o0-fer-", adopted, StringComparison.Ordinal);
    }

    private static JsonNode? Step(JsonNode at, JsonNode step) => at is JsonArray array ? array[step.GetValue<int>()] : at[step.GetValue<string>()];

    private static void Set(string value) => Environment.SetEnvironmentVariable(ChartDisplay.Variable, value);

    [GeneratedRegex(" data-fer-plot=\"[0-9a-f]{16}\"")]
    private static partial Regex DataKey();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex(@"\(window\.ferCharts=window\.ferCharts\|\|\[\]\)\.push\((.*?)\);window\.ferDraw&&", RegexOptions.Singleline)]
    private static partial Regex Pushed();
}
