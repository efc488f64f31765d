using System.Xml.Linq;
using FerNotebooks.Runner.Reports.Formulas;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class FormulaTests
{
    private const string Fixed = "stretchy=\"false\"";
    private const string Tight = "lspace=\"0\" rspace=\"0\"";

    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData("x^2", "<msup><mi>x</mi><mn>2</mn></msup>")]
    [InlineData("x^23", "<mrow><msup><mi>x</mi><mn>2</mn></msup><mn>3</mn></mrow>")]
    [InlineData("x_i^{10}", "<msubsup><mi>x</mi><mi>i</mi><mn>10</mn></msubsup>")]
    [InlineData("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData("f'", "<msup><mi>f</mi><mo " + Fixed + ">′</mo></msup>")]
    [InlineData("0.299 R", "<mrow><mn>0.299</mn><mi>R</mi></mrow>")]
    [InlineData("1{,}000", "<mrow><mn>1</mn><mo " + Fixed + " " + Tight + ">,</mo><mn>000</mn></mrow>")]
    [InlineData("\\alpha\\Omega", "<mrow><mi>α</mi><mi mathvariant=\"normal\">Ω</mi></mrow>")]
    [InlineData("\\infty", "<mi mathvariant=\"normal\">∞</mi>")]
    [InlineData("\\mathrm{d}x", "<mrow><mi mathvariant=\"normal\">d</mi><mi>x</mi></mrow>")]
    [InlineData("\\mathrm d x", "<mrow><mi mathvariant=\"normal\">d</mi><mi>x</mi></mrow>")]
    [InlineData("\\mathrm{train}", "<mi>train</mi>")]
    [InlineData("\\mathbf{w}", "<mi mathvariant=\"normal\" style=\"font-weight:bold\">w</mi>")]
    [InlineData("\\mathbb{R}\\mathcal{L}", "<mrow><mi mathvariant=\"normal\">ℝ</mi><mi mathvariant=\"normal\">ℒ</mi></mrow>")]
    [InlineData("\\mathbb{E}", "<mi mathvariant=\"normal\">𝔼</mi>")]
    [InlineData("\\text{if } x", "<mrow><mtext>if\u00a0</mtext><mi>x</mi></mrow>")]
    [InlineData("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData("\\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>")]
    [InlineData("\\sqrt{x}", "<msqrt><mi>x</mi></msqrt>")]
    [InlineData("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData("\\hat y", "<mover accent=\"true\"><mi>y</mi><mo " + Fixed + ">^</mo></mover>")]
    [InlineData("a\\quad b", "<mrow><mi>a</mi><mspace width=\"1em\" /><mi>b</mi></mrow>")]
    [InlineData("5\\,\\%", "<mrow><mn>5</mn><mspace width=\"0.1667em\" /><mtext>%</mtext></mrow>")]
    [InlineData("{}", "<mrow />")]
    [InlineData("^2", "<msup><mrow /><mn>2</mn></msup>")]
    public void ToMathMl_OfOnePiece_IsThatElement(string latex, string expected) => Assert.Equal(expected, Content(latex));

    [Theory]
    [InlineData("a - b", "<mrow><mi>a</mi><mo " + Fixed + ">−</mo><mi>b</mi></mrow>")]
    [InlineData("-b", "<mrow><mo " + Fixed + " form=\"prefix\" " + Tight + ">−</mo><mi>b</mi></mrow>")]
    [InlineData(
        "a = -b",
        "<mrow><mi>a</mi><mo " + Fixed + ">=</mo><mo " + Fixed + " form=\"prefix\" " + Tight + ">−</mo><mi>b</mi></mrow>")]
    [InlineData("a^*", "<msup><mi>a</mi><mo " + Fixed + ">∗</mo></msup>")]
    [InlineData(
        "x_{i+1}",
        "<msub><mi>x</mi><mrow><mi>i</mi><mo " + Fixed + " " + Tight + ">+</mo><mn>1</mn></mrow></msub>")]
    [InlineData(
        "n \\log n",
        "<mrow><mi>n</mi><mspace width=\"0.1667em\" /><mi>log</mi><mspace width=\"0.1667em\" /><mi>n</mi></mrow>")]
    [InlineData(
        "\\log(n)",
        "<mrow><mi>log</mi><mo " + Fixed + " form=\"prefix\">(</mo><mi>n</mi><mo " + Fixed + " form=\"postfix\">)</mo></mrow>")]
    public void ToMathMl_OfNeighbors_SpacesThemAsTeX(string latex, string expected) => Assert.Equal(expected, Content(latex));

    [Fact]
    public void ToMathMl_OfASum_PutsItsLimitsBelowAndAboveWhereThereIsRoom()
    {
        Assert.Equal(
            "<mrow><munderover><mo movablelimits=\"true\">∑</mo>"
            + "<mrow><mi>i</mi><mo " + Fixed + " " + Tight + ">=</mo><mn>1</mn></mrow><mi>n</mi>"
            + "</munderover><msub><mi>x</mi><mi>i</mi></msub></mrow>",
            Content("\\sum_{i=1}^n x_i"));
        Assert.Equal(
            "<mrow><munder><mo movablelimits=\"true\" " + Tight + ">arg\u2009max</mo><mi>k</mi></munder>"
            + "<mspace width=\"0.1667em\" /><mi>z</mi></mrow>",
            Content("\\operatorname*{arg\\,max}_k z"));
        Assert.StartsWith("<munder><mo movablelimits=\"false\">∑</mo>", Content("\\sum\\limits_i"), StringComparison.Ordinal);
        Assert.StartsWith("<msubsup><mo movablelimits=\"false\">∫</mo>", Content("\\int_0^1"), StringComparison.Ordinal);
    }

    [Fact]
    public void ToMathMl_OfFences_LetsThemGrow() => Assert.Equal(
        "<mrow><mo form=\"prefix\" stretchy=\"true\" symmetric=\"true\" " + Tight + ">(</mo>"
        + "<mfrac><mn>1</mn><mn>2</mn></mfrac><mrow /></mrow>",
        Content("\\left( \\frac12 \\right."));

    [Fact]
    public void ToMathMl_OfAnEnvironment_IsATable()
    {
        Assert.Equal(
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr>"
            + "<mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>",
            Content("\\begin{matrix} 1 & 0 \\\\ a & b \\end{matrix}"));
        XElement pmatrix = XElement.Parse(Content("\\begin{pmatrix} 1 \\\\ 2 \\\\ \\end{pmatrix}"));
        Assert.Equal("(12)", pmatrix.Value);
        Assert.Equal(2, pmatrix.Descendants("mtr").Count());
        XElement cases = XElement.Parse(Content("\\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}"));
        Assert.Equal("{xif\u00a0x>00otherwise", cases.Value);
        Assert.All(
            cases.Descendants("mtd"),
            cell => Assert.StartsWith("text-align:left", (string?)cell.Attribute("style"), StringComparison.Ordinal));
        // After the mark of alignment a minus is a step of the formula, not a sign.
        XElement aligned = XElement.Parse(Content("\\begin{aligned} a &= b \\\\ &- c \\end{aligned}"));
        Assert.Null(aligned.Descendants("mo").Last().Attribute("form"));
    }

    [Fact]
    public void ToMathMl_KeepsTheSourceForThoseWhoCannotSeeIt()
    {
        Assert.Equal("<math alttext=\"a &lt; &quot;b&quot;\">", Formula.ToMathMl("a <\n \"b\"", isDisplay: false)[..37]);
        Assert.StartsWith("<math alttext=\"x\" display=\"block\">", Formula.ToMathMl(" x ", isDisplay: true), StringComparison.Ordinal);
    }

    [Fact]
    public void ToMathMl_OfHtmlInWords_EscapesIt()
    {
        string html = Formula.ToMathMl("\\text{<img src=x onerror=\"a()\">} < \\operatorname{</math>}", isDisplay: false);
        Assert.Equal(
            "<mtext>&lt;img\u00a0src=x\u00a0onerror=\"a()\"&gt;</mtext>",
            XElement.Parse(html).Descendants("mtext").Single().ToString());
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.EndsWith("<mi>&lt;/math&gt;</mi></mrow></math>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\foo{x}", "\\foo at character 1 is no command that reports know. Write it with others, or teach it to LatexSymbols.cs.")]
    [InlineData("{x", "{ at character 1 opens a group that is never closed.")]
    [InlineData("x}", "} at character 2 closes a brace that was never opened.")]
    [InlineData("x^a^b", "^ at character 4 is the second one on the same base: put braces around the first.")]
    [InlineData("x^", "^ at character 2 is followed by the end, expected {something in braces}.")]
    [InlineData("\\frac{1}", "\\frac at character 1 is followed by the end, expected {something in braces}.")]
    [InlineData("\\left( x", "\\left at character 1 has no \\right: there is the end instead.")]
    [InlineData("\\left x \\right)", "\\left at character 1 is followed by x, expected a bracket, a bar or a point.")]
    [InlineData("x \\right)", "\\right at character 3 ends what was never begun.")]
    [InlineData("a & b", "& at character 3 stands outside of an environment such as \\begin{pmatrix} or \\begin{aligned}.")]
    [InlineData("\\begin{pmatrix} 1", "\\begin at character 1 {pmatrix} is never ended: there is the end instead of \\end{pmatrix}.")]
    [InlineData("\\begin{cases} 1 \\end{matrix}", "\\begin at character 1 {cases} is ended by \\end{matrix}.")]
    [InlineData("\\text x", "\\text at character 7: expected {words in braces}, got x.")]
    [InlineData("\\text{x", "\\text at character 6: the brace that opens its words is never closed.")]
    [InlineData("50 %", "% at character 4 begins a comment in LaTeX: write \\% for the sign.")]
    [InlineData("x \\", "\\ at character 3 is a command without a name.")]
    [InlineData(" ", "The formula is empty.")]
    public void ToMathMl_OfWhatDoesNotFit_SaysWhereAndWhatToWrite(string latex, string message) =>
        Assert.Equal(message, Assert.Throws<FormulaException>(() => Formula.ToMathMl(latex, isDisplay: false)).Message);

    [Theory]
    [InlineData("{")]
    [InlineData("\\sqrt")]
    [InlineData("x^{")]
    [InlineData("\\hat\\sqrt{")]
    [InlineData("\\left(")]
    [InlineData("\\begin{matrix}")]
    [InlineData("\\sqrt[")]
    [InlineData("\\displaystyle")]
    public void ToMathMl_NestedWithoutEnd_IsRefusedBeforeTheStackEnds(string piece)
    {
        string latex = string.Concat(Enumerable.Repeat(piece, 3900 / piece.Length));
        Assert.Throws<FormulaException>(() => Formula.ToMathMl(latex, isDisplay: false));
    }

    [Fact]
    public void ToMathMl_WithCharactersThatNoPageHolds_IsRefused()
    {
        string[] sources = ["\u0001", "\ud800", "\udc00x", "\\\u0000"];
        Assert.All(sources, latex => Assert.Throws<FormulaException>(() => Formula.ToMathMl(latex, isDisplay: false)));
    }

    /// <summary>Whatever is cut away from a formula, the rest converts to well-formed markup or is refused in words.</summary>
    [Fact]
    public void ToMathMl_OfTornFormulas_ConvertsOrRefuses()
    {
        const string whole = "\\frac{\\hat p + \\frac{z^2}{2n} \\pm z\\sqrt[3]{\\left(a_{i,j}\\right)'}}{\\text{a \\% b}} "
            + "\\begin{cases} x & 1 \\\\ 𝔼 & \\mathbf{2} \\end{cases}";
        int converted = 0;
        for (int start = 0; start < whole.Length; start++)
        {
            for (int length = 1; length <= whole.Length - start; length += 3)
            {
                try
                {
                    XElement.Parse(Formula.ToMathMl(whole.Substring(start, length), isDisplay: true));
                    converted++;
                }
                catch (FormulaException mistake)
                {
                    Assert.EndsWith(".", mistake.Message, StringComparison.Ordinal);
                }
            }
        }

        Assert.True(converted > 100, $"{converted} pieces converted");
    }

    private static string Content(string latex) =>
        string.Concat(XElement.Parse(Formula.ToMathMl(latex, isDisplay: false), LoadOptions.PreserveWhitespace)
            .Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
}
