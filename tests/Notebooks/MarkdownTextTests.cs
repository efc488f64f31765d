using FerNotebooks.Runner.Reports;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class MarkdownTextTests
{
    private const string Math = "<math alttext=\"x\"><mi>x</mi></math>";
    private const string Display = "<span class=\"formula\"><math alttext=\"x\" display=\"block\"><mi>x</mi></math></span>";

    [Theory]
    [InlineData("a $x$ b", "<p>a " + Math + " b</p>\n")]
    [InlineData("**$x$**, ($x$)", "<p><strong>" + Math + "</strong>, (" + Math + ")</p>\n")]
    [InlineData("a $$x$$ b", "<p>a " + Display + " b</p>\n")]
    [InlineData("$$\nx\n$$", Display + "\n")]
    [InlineData("a\n$$\nx\n$$\nb", "<p>a</p>\n" + Display + "\n<p>b</p>\n")]
    [InlineData("# a $x$", "<h1>a " + Math + "</h1>\n")]
    [InlineData("- $x$", "<ul>\n<li>" + Math + "</li>\n</ul>\n")]
    public void ToHtml_OfAFormula_IsMathMl(string markdown, string expected) => Assert.Equal(expected, MarkdownText.ToHtml(markdown));

    [Theory]
    [InlineData("it costs $5")]
    [InlineData("from $5 to $6")]
    [InlineData("5$ and 6$")]
    public void ToHtml_OfDollarsThatAreMoney_KeepsThem(string markdown) =>
        Assert.Equal($"<p>{markdown}</p>\n", MarkdownText.ToHtml(markdown));

    [Fact]
    public void ToHtml_OfDollarsThatAreEscapedOrCode_KeepsThem()
    {
        Assert.Equal("<p><code>$x$</code> and $x$</p>\n", MarkdownText.ToHtml("`$x$` and \\$x\\$"));
        Assert.Equal("<pre><code>$x$ $$x$$\n</code></pre>\n", MarkdownText.ToHtml("```\n$x$ $$x$$\n```"));
    }

    [Fact]
    public void ToHtml_OfAFormulaThatCannotBeShown_ShowsItsSourceAsCode()
    {
        Assert.Equal(
            "<p><code title=\"\\foo at character 1 is no command that reports know. "
            + "Write it with others, or teach it to LatexSymbols.cs.\">"
            + "$\\foo &lt; 1$</code></p>\n",
            MarkdownText.ToHtml("$\\foo < 1$"));
        Assert.Contains(">$$}$$</code>", MarkdownText.ToHtml("$$\n}\n$$"), StringComparison.Ordinal);
        Assert.Contains("is never closed", MarkdownText.ToHtml("$$\nx\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_OfAFormulaInATable_KeepsTheTable() => Assert.Equal(
        "<div class=\"scroll\"><table>\n<thead>\n<tr>\n<th>a</th>\n<th>" + Math + "</th>\n</tr>\n</thead>\n</table></div>\n",
        MarkdownText.ToHtml("| a | $x$ |\n|---|---|\n"));

    [Fact]
    public void ToHtml_OfAFormulaInAHeading_NamesItInTheContents()
    {
        var contents = new TableOfContents();
        MarkdownText.ToHtml("## The loss $L$", contents, folders: null);
        Assert.Equal((2, "The loss L", "the-loss-l"), Assert.Single(contents.Entries));
    }

    [Fact]
    public void FormulaMistakes_NamesEachFormulaAndWhatIsWrong()
    {
        Assert.Empty(MarkdownText.FormulaMistakes("$x$ and `$\\foo$` and \\$5\n\n$$\nx^2\n$$"));
        Assert.Equal(
            [
                "$\\foo$: \\foo at character 1 is no command that reports know. Write it with others, or teach it to LatexSymbols.cs.",
                "\" for $5\": a $ that belongs to no formula, which some hosts take for one: write \\$",
            ],
            MarkdownText.FormulaMistakes("$\\foo$ for $5"));
        Assert.Equal(
            ["$x$: A space beside a dollar sign, where some hosts see no formula: leave it away."],
            MarkdownText.FormulaMistakes("a $ x $ b"));
    }
}
