using System.Xml.Linq;

namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>Commands with arguments.</summary>
internal sealed partial class LatexParser
{
    private int _fences;

    private Atom ParseCommand(LatexToken command)
    {
        var name = command.Text[1..];
        if (LatexSymbols.Accents.TryGetValue(name, out var mark))
            return Marked("mover", command, mark, isWide: name is not ("hat" or "tilde" or "vec" or "dot" or "ddot" or "check"));
        if (LatexSymbols.MarksBelow.TryGetValue(name, out mark))
            return Marked("munder", command, mark, isWide: true);
        return name switch
        {
            "overline" or "bar" => Overlined(command),
            "frac" => Fraction(command),
            "dfrac" => Styled(isDisplay: true, Fraction(command).Element),
            "tfrac" => Styled(isDisplay: false, Fraction(command).Element),
            "binom" => Binomial(command),
            "sqrt" => Root(command),
            "text" or "textrm" or "mbox" => new Atom(MathMl.Text(_lexer.RawGroup(command.Text)), AtomKind.Ordinary),
            "operatorname" => OperatorName(command),
            "mathrm" => In(Alphabet.Upright, command),
            "mathbf" => In(Alphabet.Bold, command),
            "boldsymbol" or "bm" => In(Alphabet.BoldSlanted, command),
            "mathit" => In(Alphabet.Slanted, command),
            "mathbb" => In(Alphabet.Blackboard, command),
            "mathcal" => In(Alphabet.Script, command),
            "overset" => Stacked("mover", command),
            "underset" => Stacked("munder", command),
            "left" => Fenced(command),
            "middle" when _fences > 0 => new Atom(Fence(command, "infix"), AtomKind.Relation),
            "begin" => Environment(command),
            _ when BigSize(name) is { } size => BigDelimiter(command, size),
            _ => throw Failure(command, "is no command that reports know. Write it with others, or teach it to LatexSymbols.cs"),
        };
    }

    private Atom Fraction(LatexToken command) =>
        new(new XElement("mfrac", ParseArgument(command), ParseArgument(command)), AtomKind.Ordinary);

    private Atom Binomial(LatexToken command)
    {
        var stack = new XElement("mfrac", new XAttribute("linethickness", "0"), ParseArgument(command), ParseArgument(command));
        return new Atom(MathMl.Row(Growing("(", "prefix"), stack, Growing(")", "postfix")), AtomKind.Fenced);
    }

    private Atom Root(LatexToken command)
    {
        if (!_lexer.TryTake("["))
            return new Atom(new XElement("msqrt", ParseArgument(command)), AtomKind.Ordinary);
        _scripts++;
        var degree = ParseRow(end: "]");
        _scripts--;
        if (!_lexer.TryTake("]"))
            throw Failure(command, "has a degree in brackets that are never closed");
        return new Atom(new XElement("mroot", ParseArgument(command), degree), AtomKind.Ordinary);
    }

    private Atom OperatorName(LatexToken command)
    {
        var takesLimits = _lexer.TryTake("*");
        var name = _lexer.RawGroup(command.Text).Trim();
        if (name.Length == 0)
            throw Failure(command, "has no name in its braces");
        return takesLimits ? FunctionWithLimits(name) : new Atom(MathMl.Identifier(name, upright: true), AtomKind.Function);
    }

    private Atom In(Alphabet alphabet, LatexToken command)
    {
        (var outer, _alphabet) = (_alphabet, alphabet);
        var content = ParseArgument(command);
        _alphabet = outer;
        return new Atom(content, AtomKind.Ordinary);
    }

    private Atom Marked(string element, LatexToken command, string mark, bool isWide)
    {
        var sign = new XElement("mo", new XAttribute("stretchy", isWide ? "true" : "false"), mark);
        var flag = new XAttribute(element == "mover" ? "accent" : "accentunder", "true");
        var marked = new XElement(element, flag, ParseArgument(command), sign);
        return new Atom(marked, AtomKind.Ordinary, TakesLimits: mark is "⏞" or "⏟");
    }

    /// <summary>A line as wide as what is under it; not every font has a bar, and few one that grows.</summary>
    private Atom Overlined(LatexToken command)
    {
        var line = new XAttribute("style", "border-top:0.06em solid;padding-top:0.12em");
        return new Atom(MathMl.Row(line, ParseArgument(command)), AtomKind.Ordinary);
    }

    private Atom Stacked(string element, LatexToken command)
    {
        _scripts++;
        var mark = ParseArgument(command);
        _scripts--;
        var content = ParseArgument(command);
        return new Atom(new XElement(element, content, mark), content.Name.LocalName == "mo" ? AtomKind.Relation : AtomKind.Ordinary);
    }

    /// <summary><c>\left( ... \right)</c>: the fences grow with what is between them.</summary>
    private Atom Fenced(LatexToken command)
    {
        var open = Fence(command, "prefix");
        _fences++;
        var content = ParseRow();
        _fences--;
        var right = _lexer.Peek();
        if (!_lexer.TryTake("\\right"))
            throw Failure(command, $"has no \\right: there is {right.Name} instead");
        return new Atom(MathMl.Row(open, content, Fence(right, "postfix")), AtomKind.Fenced);
    }

    private XElement Fence(LatexToken command, string form)
    {
        var token = _lexer.Next();
        if (token.Text == ".")
            return MathMl.Row();
        return LatexSymbols.Delimiters.TryGetValue(token.Text, out var fence)
            ? Growing(fence.Sign, form)
            : throw Failure(command, $"is followed by {token.Name}, expected a bracket, a bar or a point");
    }

    private static XElement Growing(string sign, string form) => new(
        "mo", new XAttribute("form", form), new XAttribute("stretchy", "true"), new XAttribute("symmetric", "true"),
        new XAttribute("lspace", "0"), new XAttribute("rspace", "0"), sign);

    private static string? BigSize(string name) => name.TrimEnd('l', 'r', 'm') switch
    {
        "big" => "1.2em",
        "Big" => "1.8em",
        "bigg" => "2.4em",
        "Bigg" => "3em",
        _ => null,
    };

    private Atom BigDelimiter(LatexToken command, string size)
    {
        var token = _lexer.Next();
        if (!LatexSymbols.Delimiters.TryGetValue(token.Text, out var fence))
            throw Failure(command, $"is followed by {token.Name}, expected a bracket or a bar");
        var element = Growing(fence.Sign, fence.Kind == AtomKind.Close ? "postfix" : "prefix");
        element.Add(new XAttribute("minsize", size), new XAttribute("maxsize", size));
        return new Atom(element, fence.Kind);
    }
}
