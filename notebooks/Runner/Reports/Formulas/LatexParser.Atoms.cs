using System.Text;
using System.Xml.Linq;

namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>Single pieces: letters, numbers, signs, and the commands that stand for them.</summary>
internal sealed partial class LatexParser
{
    private Alphabet _alphabet = Alphabet.Slanted;

    private enum Alphabet
    {
        Slanted,
        Upright,
        Bold,
        BoldSlanted,
        Blackboard,
        Script,
    }

    /// <summary>The piece that a token begins.</summary>
    /// <param name="token">Taken already.</param>
    /// <param name="isInRow">False for an argument without braces, which is one digit or letter only.</param>
    private Atom ParseAtom(LatexToken token, bool isInRow)
    {
        Deeper();
        var atom = token switch
        {
            { Text: "{" } => new Atom(ParseGroup(token), AtomKind.Ordinary),
            { IsDigit: true } or { Text: "." } when token.IsDigit || _lexer.NumberGoesOn() => Number(token.Text, isInRow),
            _ when LatexSymbols.Delimiters.TryGetValue(token.Text, out var fence) => Delimiter(fence.Sign, fence.Kind),
            { IsCommand: true } => ParseSymbol(token, token.Text[1..], isInRow) ?? ParseCommand(token),
            _ => Character(token, isInRow),
        };
        _depth--;
        return atom;
    }

    private Atom Number(string digits, bool isInRow)
    {
        while (isInRow && _lexer.NumberGoesOn())
            digits += _lexer.Next().Text;
        return new Atom(MathMl.Number(digits, _alphabet is Alphabet.Bold or Alphabet.BoldSlanted), AtomKind.Ordinary);
    }

    private static Atom Delimiter(string sign, AtomKind kind)
    {
        var element = MathMl.Operator(sign);
        if (kind == AtomKind.Ordinary)
            element.Add(new XAttribute("lspace", "0"), new XAttribute("rspace", "0"));
        else
            element.SetAttributeValue("form", kind == AtomKind.Open ? "prefix" : "postfix");
        return new Atom(element, kind);
    }

    /// <summary>A command that stands for one sign or name; null when it is none.</summary>
    private Atom? ParseSymbol(LatexToken token, string name, bool isInRow)
    {
        if (LatexSymbols.Slanted.TryGetValue(name, out var sign))
            return Letter(sign, isSlanted: true, isInRow);
        if (LatexSymbols.Upright.TryGetValue(name, out sign))
            return Letter(sign, isSlanted: false, isInRow);
        if (LatexSymbols.Binary.TryGetValue(name, out sign))
            return new Atom(MathMl.Operator(sign), AtomKind.Binary);
        if (LatexSymbols.Relations.TryGetValue(name, out sign))
            return Relation(sign);
        if (LatexSymbols.BigOperators.TryGetValue(name, out sign))
            return BigOperator(sign, takesLimits: !name.EndsWith("int", StringComparison.Ordinal));
        if (LatexSymbols.Functions.Contains(name))
            return new Atom(MathMl.Identifier(name), AtomKind.Function);
        if (LatexSymbols.FunctionsWithLimits.Contains(name))
            return FunctionWithLimits(NameOf(name));
        if (LatexSymbols.Spaces.TryGetValue(name, out var width))
            return new Atom(MathMl.Space(width), AtomKind.Space);
        return token.Text is "\\%" or "\\#" or "\\$" or "\\&" or "\\_" ? new Atom(MathMl.Text(name), AtomKind.Ordinary)
            : token.Text == "\\ " ? new Atom(MathMl.Space("0.3333em"), AtomKind.Space)
            : null;
    }

    private static string NameOf(string function) => function switch
    {
        "argmax" => "arg\u2009max",
        "argmin" => "arg\u2009min",
        "limsup" => "lim\u2009sup",
        "liminf" => "lim\u2009inf",
        _ => function,
    };

    private static Atom BigOperator(string sign, bool takesLimits)
    {
        var element = new XElement("mo", new XAttribute("movablelimits", takesLimits ? "true" : "false"), sign);
        return new Atom(element, AtomKind.BigOperator, takesLimits);
    }

    private static Atom FunctionWithLimits(string name)
    {
        var element = new XElement(
            "mo", new XAttribute("movablelimits", "true"), new XAttribute("lspace", "0"), new XAttribute("rspace", "0"), name);
        return new Atom(element, AtomKind.Function, TakesLimits: true);
    }

    /// <summary>A sign between two sides; browsers have no space of their own for a bar or a colon.</summary>
    private static Atom Relation(string sign)
    {
        var element = MathMl.Operator(sign);
        if (sign is "|" or ":" or "⟂")
            element.Add(new XAttribute("lspace", "0.2778em"), new XAttribute("rspace", "0.2778em"));
        return new Atom(element, AtomKind.Relation);
    }

    private Atom Character(LatexToken token, bool isInRow) => token.Text switch
    {
        "+" => new Atom(MathMl.Operator("+"), AtomKind.Binary),
        "-" => new Atom(MathMl.Operator("−"), AtomKind.Binary),
        "*" => new Atom(MathMl.Operator("∗"), AtomKind.Binary),
        "=" or "<" or ">" or ":" => Relation(token.Text),
        "," or ";" => new Atom(MathMl.Operator(token.Text), AtomKind.Punctuation),
        "." => Delimiter(".", AtomKind.Ordinary),
        "!" or "?" => Delimiter(token.Text, AtomKind.Close),
        "~" => new Atom(MathMl.Space("0.3333em"), AtomKind.Space),
        "%" => throw Failure(token, "begins a comment in LaTeX: write \\% for the sign"),
        "\\" => throw Failure(token, "is a command without a name"),
        "#" or "$" => throw Failure(token, $"has a meaning of its own in LaTeX: write \\{token.Text} for the sign"),
        _ when Rune.IsLetter(Rune.GetRuneAt(token.Text, 0)) => Letter(token.Text, isSlanted: true, isInRow),
        _ when LatexSymbols.Binary.Values.Contains(token.Text) => new Atom(MathMl.Operator(token.Text), AtomKind.Binary),
        _ when LatexSymbols.Relations.Values.Contains(token.Text) => Relation(token.Text),
        _ when LatexSymbols.BigOperators.Values.Contains(token.Text) => BigOperator(token.Text, takesLimits: true),
        _ => new Atom(MathMl.Text(token.Text), AtomKind.Ordinary),
    };

    /// <summary>A letter in the alphabet in force; upright letters beside each other are one word.</summary>
    private Atom Letter(string letter, bool isSlanted, bool isInRow)
    {
        while (isInRow && _alphabet == Alphabet.Upright && _lexer.Peek() is { Text: [var next] } && char.IsAsciiLetter(next))
            letter += _lexer.Next().Text;
        XElement element = _alphabet switch
        {
            Alphabet.Upright => MathMl.Identifier(letter, upright: true),
            Alphabet.Bold => MathMl.Identifier(letter, upright: true, bold: true),
            Alphabet.BoldSlanted => MathMl.Identifier(letter, !isSlanted, bold: true),
            Alphabet.Blackboard => MathMl.Identifier(InAlphabet("bb", letter, 0x1D538, 0x1D552), upright: true),
            Alphabet.Script => MathMl.Identifier(InAlphabet("cal", letter, 0x1D49C, 0x1D4B6), upright: true),
            _ => MathMl.Identifier(letter, !isSlanted),
        };
        return new Atom(element, AtomKind.Ordinary);
    }

    private static string InAlphabet(string name, string letter, int capitalA, int smallA) => letter switch
    {
        _ when LatexSymbols.LettersApart.TryGetValue(name + letter, out var apart) => apart,
        [>= 'A' and <= 'Z'] => char.ConvertFromUtf32(capitalA + letter[0] - 'A'),
        [>= 'a' and <= 'z'] => char.ConvertFromUtf32(smallA + letter[0] - 'a'),
        _ => letter,
    };
}
