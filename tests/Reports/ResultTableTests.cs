using System.Xml.Linq;
using FerLib.Reports;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class ResultTableTests
{
    private static readonly ResultTable Small = new(
        "Recall, practice data",
        [new("expression"), TableColumn.Number("recall"), TableColumn.Number("n")],
        [["anger", "80.0 %", "30"], ["fear | <b>", "6.3 %", "32"], ["all", "43.5 %", "62"]])
    {
        Notes = ["Practice data.", "95 % intervals: Wilson."],
        TotalRows = 1,
    };

    [Fact]
    public void ToString_SmallTable_IsAligned() => Assert.Equal(
        """
        Recall, practice data

        expression  recall   n
        ----------  ------  --
        anger       80.0 %  30
        fear | <b>   6.3 %  32
        ----------  ------  --
        all         43.5 %  62

        Practice data.
        95 % intervals: Wilson.
        """,
        Small.ToString());

    [Fact]
    public void ToMarkdown_SmallTable_EscapesSigns() => Assert.Equal(
        """
        **Recall, practice data**

        | expression | recall | n |
        | --- | ---: | ---: |
        | anger | 80.0 % | 30 |
        | fear \| \<b> | 6.3 % | 32 |
        | all | 43.5 % | 62 |

        Practice data.

        95 % intervals: Wilson.

        """,
        Small.ToMarkdown());

    [Fact]
    public void ToCsv_SignsOfTheFormat_AreQuoted()
    {
        var table = new ResultTable("", [new("a"), new("b")], [["1,5", "say \"no\""], ["two\nlines", ""]]);
        Assert.Equal("a,b\r\n\"1,5\",\"say \"\"no\"\"\"\r\n\"two\nlines\",\r\n", table.ToCsv());
    }

    [Fact]
    public void ToHtml_SmallTable_IsSemanticAndEscaped()
    {
        XElement figure = XElement.Parse(Small.ToHtml());
        Assert.Equal("Recall, practice data", figure.Element("figcaption")!.Value);
        XElement table = figure.Descendants("table").Single();
        Assert.Equal("fer-table", table.Attribute("class")!.Value);
        Assert.Equal("Recall, practice data", table.Attribute("aria-label")!.Value);
        Assert.All(table.Descendants("th"), header => Assert.Matches("^(col|row)$", header.Attribute("scope")!.Value));
        Assert.Equal(3, table.Element("thead")!.Descendants("th").Count());
        Assert.Equal(["anger", "fear | <b>", "all"], table.Element("tbody")!.Descendants("th").Select(header => header.Value));
        Assert.Equal(6, table.Element("tbody")!.Descendants("td").Count());
        Assert.Contains("text-align:right", table.Element("tbody")!.Descendants("td").First().Attribute("style")!.Value,
            StringComparison.Ordinal);
        Assert.Contains(figure.Elements("p"), note => note.Value.Contains("Wilson", StringComparison.Ordinal));
    }

    [Fact]
    public void ToHtml_HostileText_StaysText()
    {
        var table = new ResultTable("<script>alert('a')</script>", [new("\"q\" & <i>")],
            [["\u05D0\u05D1 </td><script>"]])
        { Notes = ["<script>"] };
        Assert.DoesNotContain("<script", table.ToHtml(), StringComparison.Ordinal);
        Assert.Empty(XElement.Parse(table.ToHtml()).Descendants("script"));
    }

    [Fact]
    public void Formats_NoRows_ShowTheHeadings()
    {
        var table = new ResultTable("", [new("a", ColumnAlignment.Center)], []);
        Assert.Equal("a\n-", table.ToString());
        Assert.Equal("a\r\n", table.ToCsv());
        Assert.Equal("| a |\n| :---: |\n", table.ToMarkdown());
        Assert.Single(XElement.Parse(table.ToHtml()).Descendants("table"));
    }

    [Fact]
    public void Constructor_RaggedRowOrNoColumn_SaysWhatIsExpected()
    {
        ArgumentException ragged = Assert.Throws<ArgumentException>(() =>
            new ResultTable("Recall", [new("a"), new("b")], [["1", "2"], ["1"]]));
        Assert.Contains("The table 'Recall': row 2 has 1 texts, expected 2", ragged.Message, StringComparison.Ordinal);
        Assert.Contains("no column", Assert.Throws<ArgumentException>(() => new ResultTable("Recall", [], [])).Message,
            StringComparison.Ordinal);
    }
}
