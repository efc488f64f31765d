using System.Net;
using System.Text.RegularExpressions;
using FerNotebooks.Runner.Reports;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class CSharpHighlighterTests
{
    [Fact]
    public void ToHtml_GivesTokensTheirRoles() => Assert.Equal(
        "<span class=\"k\">var</span> x = <span class=\"k\">new</span> <span class=\"t\">List</span>&lt;<span class=\"k\">int</span>&gt; "
        + "{ <span class=\"n\">1</span> }; <span class=\"c\">// a &lt; b</span>\n"
        + "<span class=\"t\">Console</span>.<span class=\"m\">WriteLine</span>(<span class=\"s\">$&quot;</span><span class=\"s\">n </span>{x.Count}<span class=\"s\">&quot;</span>)",
        CSharpHighlighter.ToHtml("var x = new List<int> { 1 }; // a < b\nConsole.WriteLine($\"n {x.Count}\")"));

    [Theory]
    [InlineData("#r \"../.artifacts/ferlib/FerLib.dll\"\nusing FerLib.Charts;")]
    [InlineData("var broken = (1 + ;\n\"no end")]
    [InlineData("var raw = \"\"\"\n    <b>\n    \"\"\";\n\n/* two\nlines */ x")]
    [InlineData("#!markdown\n# a <b>\n#!csharp\nx")]
    [InlineData("")]
    public void ToHtml_LosesNoCharacter(string code) =>
        Assert.Equal(code, WebUtility.HtmlDecode(Regex.Replace(CSharpHighlighter.ToHtml(code), "<[^>]+>", "")));
}
