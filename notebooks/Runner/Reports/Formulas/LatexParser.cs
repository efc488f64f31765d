using System.Xml.Linq;

namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>Reads a formula from left to right: pieces, their scripts, groups in braces.</summary>
internal sealed partial class LatexParser(string source)
{
    /// <summary>Groups, arguments and scripts inside each other; a formula that a reader can follow has a few.</summary>
    private const int DeepestNesting = 100;

    private readonly LatexLexer _lexer = new(source);
    private int _depth;
    private int _scripts;

    /// <summary>The whole formula as one element.</summary>
    /// <exception cref="FormulaException">Something is unknown or does not fit together.</exception>
    public XElement Parse()
    {
        var row = ParseRow();
        var rest = _lexer.Peek();
        return rest.IsEnd ? row : throw Failure(rest, rest.Text switch
        {
            "}" => "closes a brace that was never opened",
            "&" or "\\\\" => "stands outside of an environment such as \\begin{pmatrix} or \\begin{aligned}",
            _ => "ends what was never begun",
        });
    }

    /// <summary>Everything up to the end of the formula, group, argument or cell.</summary>
    /// <param name="end">Also ends the row. Default: nothing.</param>
    /// <param name="goesOn">True where the row continues one to its left, so that a minus is no sign.</param>
    private XElement ParseRow(string? end = null, bool goesOn = false)
    {
        Deeper();
        var atoms = new List<Atom>();
        if (goesOn)
            atoms.Add(new Atom(MathMl.Row(), AtomKind.Ordinary));
        while (_lexer.Peek() is var token && !EndsRow(token) && token.Text != end)
        {
            if (token.Text is "\\displaystyle" or "\\textstyle")
            {
                _lexer.Next();
                atoms.Add(Styled(token.Text == "\\displaystyle", ParseRow(end)));
                continue;
            }

            var isBare = token.Text is "^" or "_" or "'";
            atoms.Add(ParseScripts(isBare ? new Atom(MathMl.Row(), AtomKind.Ordinary) : ParseAtom(_lexer.Next(), isInRow: true)));
        }

        _depth--;
        return MathMl.Row(atoms, _scripts > 0);
    }

    private static bool EndsRow(LatexToken token) => token.IsEnd || token.Text is "}" or "&" or "\\\\" or "\\right" or "\\end";

    private static Atom Styled(bool isDisplay, XElement content) =>
        new(new XElement("mstyle", new XAttribute("displaystyle", isDisplay ? "true" : "false"), content), AtomKind.Ordinary);

    /// <summary>What follows a command: a group in braces, or one piece.</summary>
    private XElement ParseArgument(LatexToken command)
    {
        var token = _lexer.Peek();
        if (EndsRow(token) || token.Text is "^" or "_" or "'")
            throw Failure(command, $"is followed by {token.Name}, expected {{something in braces}}");
        return ParseAtom(_lexer.Next(), isInRow: false).Element;
    }

    private XElement ParseGroup(LatexToken open)
    {
        var row = ParseRow();
        return _lexer.TryTake("}") ? row : throw Failure(open, "opens a group that is never closed");
    }

    /// <summary>A piece with what hangs on it.</summary>
    private Atom ParseScripts(Atom nucleus)
    {
        XElement? below = null, above = null;
        var primes = "";
        for (var token = _lexer.Peek(); token.Text is "^" or "_" or "'" or "\\limits" or "\\nolimits"; token = _lexer.Peek())
        {
            _lexer.Next();
            if (token.Text == "'" && above is null)
                primes += '′';
            else if (token.Text is "\\limits" or "\\nolimits")
                nucleus = WithLimits(nucleus, token);
            else if (token.Text == "_")
                below = ParseScript(token, below);
            else
                above = ParseScript(token, above);
        }

        if (primes.Length > 0)
            above = above is null ? MathMl.Operator(primes) : MathMl.Row(MathMl.Operator(primes), above);
        var (element, kind, takesLimits) = nucleus;
        var name = (below, above, takesLimits) switch
        {
            (null, null, _) => null,
            (_, null, true) => "munder",
            (null, _, true) => "mover",
            (_, _, true) => "munderover",
            (_, null, false) => "msub",
            (null, _, false) => "msup",
            _ => "msubsup",
        };
        return name is null ? nucleus : new Atom(new XElement(name, element, below, above), kind);
    }

    private XElement ParseScript(LatexToken mark, XElement? already)
    {
        if (already is not null)
            throw Failure(mark, "is the second one on the same base: put braces around the first");
        _scripts++;
        var script = ParseArgument(mark);
        _scripts--;
        return script;
    }

    private static Atom WithLimits(Atom nucleus, LatexToken token)
    {
        if (nucleus.Element.Name.LocalName != "mo")
            throw Failure(token, "stands after something that is no large operator");
        nucleus.Element.SetAttributeValue("movablelimits", "false");
        return nucleus with { TakesLimits = token.Text == "\\limits" };
    }

    private void Deeper()
    {
        if (++_depth > DeepestNesting)
            throw new FormulaException($"The formula is nested more than {DeepestNesting} deep: write it in parts.");
    }

    private static FormulaException Failure(LatexToken token, string what) =>
        new($"{token.Name} at character {token.Position + 1} {what}.");
}
