using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace FerLib.Tests.Charts;

/// <summary>What holds for every figure, and the stored output of each.</summary>
public sealed partial class FigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => SampleFigures.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_StoredFigure_IsUnchanged(string name)
    {
        string path = Path.Combine(RepositoryRoot.Folder, "tests", "Charts", "Approved", name + ".svg");
        string svg = SampleFigures.Named(name).ToSvg() + "\n";
        // A PNG's bytes, and with them the id, depend on the system's zlib; size and place do not.
        if (PngData().IsMatch(svg))
            svg = HashId().Replace(PngData().Replace(svg, "data:image/png;base64,PIXELS"), "fer-0000000000");
        if (Environment.GetEnvironmentVariable("FER_RenewApproved") == "1")
            File.WriteAllText(path, svg);

        Assert.True(File.Exists(path),
            $"{path} is missing. Run the tests with FER_RenewApproved=1 to write it, look at it in a browser, and commit it.");
        string approved = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.True(
            approved == svg,
            $"{name} is drawn differently from {path} ({FirstDifference(approved, svg)}). If that is intended, run the tests with " +
            "FER_RenewApproved=1, look at the changed files in a browser, and commit them.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_AnyFigure_IsAccessibleAndSelfContained(string name)
    {
        string svg = SampleFigures.Named(name).ToSvg();
        XElement root = XDocument.Parse(svg).Root!;

        Assert.Equal(Svg + "svg", root.Name);
        Assert.Equal("img", root.Attribute("role")!.Value);
        string[] labels = root.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal(labels[0], root.Element(Svg + "title")!.Attribute("id")!.Value);
        Assert.Equal(labels[1], root.Element(Svg + "desc")!.Attribute("id")!.Value);
        Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
        Assert.Single(Regex.Matches(svg, "http"));
        Assert.Empty(root.Descendants(Svg + "script"));
        Assert.DoesNotContain("url(", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_AnyFigure_ClipsNothingAndTextsDoNotOverlap(string name) => AssertWithinFrame(SampleFigures.Named(name), name);

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_AnyFigure_TextIsAtLeast14AndUsesOnlyDefinedClasses(string name)
    {
        XElement root = XDocument.Parse(SampleFigures.Named(name).ToSvg()).Root!;
        string style = root.Element(Svg + "style")!.Value;
        Assert.All(root.Elements(Svg + "text"), text => Assert.True(Value(text, "font-size") >= 14));
        foreach (string css in root.Elements().Attributes("class").SelectMany(attribute => attribute.Value.Split(' ')).Distinct())
            Assert.Contains($" .{css}{{", style, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_SameFigureInAnotherCulture_IsTheSameText()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = SampleFigures.Named("line-accuracy").ToSvg();
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            german.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = german;
            Assert.Equal(expected, SampleFigures.Named("line-accuracy").ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ToSvg_DifferentFigures_HaveDifferentIds()
    {
        string[] ids = [.. Names.Select(row => HashId().Match(SampleFigures.Named(row.Data).ToSvg()).Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    private static string FirstDifference(string approved, string actual)
    {
        (string[] a, string[] b) = (approved.Split('\n'), actual.Split('\n'));
        int line = Enumerable.Range(0, Math.Min(a.Length, b.Length)).FirstOrDefault(i => a[i] != b[i], Math.Min(a.Length, b.Length));
        (string expected, string found) = (line < a.Length ? a[line] : "the end", line < b.Length ? b[line] : "the end");
        return $"first in line {line + 1}: '{found}' instead of '{expected}'";
    }

    [GeneratedRegex("data:image/png;base64,[A-Za-z0-9+/=]+")]
    private static partial Regex PngData();

    [GeneratedRegex("fer-[0-9a-f]{10}")]
    private static partial Regex HashId();
}
