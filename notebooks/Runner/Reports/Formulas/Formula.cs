using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>A formula in LaTeX as MathML Core, which every browser draws without a script.</summary>
/// <remarks>Source: MathML Core, https://www.w3.org/TR/mathml-core/; spaces as in The TeXbook, chapter 18.</remarks>
internal static partial class Formula
{
    private const int MostCharacters = 4000;

    /// <summary>Converts a formula.</summary>
    /// <param name="latex">The formula, without its dollar signs.</param>
    /// <param name="isDisplay">True for one that stands alone between double dollar signs.</param>
    /// <returns>A <c>math</c> element whose <c>alttext</c> is the formula as it was written.</returns>
    /// <exception cref="FormulaException">The formula has a command that reports do not know, or does not fit together.</exception>
    public static string ToMathMl(string latex, bool isDisplay)
    {
        if (latex.Length > MostCharacters)
            throw new FormulaException($"The formula has {latex.Length} characters, expected at most {MostCharacters}: cut it in parts.");
        if (string.IsNullOrWhiteSpace(latex))
            throw new FormulaException("The formula is empty.");
        try
        {
            XmlConvert.VerifyXmlChars(latex);
        }
        catch (XmlException error)
        {
            throw new FormulaException($"The formula has a character that no page can hold ({error.Message.TrimEnd('.')}).");
        }

        var math = new XElement("math", new XAttribute("alttext", SpacePattern().Replace(latex.Trim(), " ")));
        if (isDisplay)
            math.SetAttributeValue("display", "block");
        math.Add(new LatexParser(latex).Parse());
        return math.ToString(SaveOptions.DisableFormatting);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();
}
