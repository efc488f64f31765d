using System.Text;

namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>Cuts a formula into commands and single characters; spaces between them mean nothing.</summary>
internal sealed class LatexLexer(string source)
{
    private int _position;

    /// <summary>The next token, which stays the next one.</summary>
    public LatexToken Peek()
    {
        var start = SkipSpace();
        return new LatexToken(source[start..EndOf(start)], start);
    }

    /// <summary>Takes the next token.</summary>
    public LatexToken Next()
    {
        var token = Peek();
        _position = token.Position + token.Text.Length;
        return token;
    }

    /// <summary>Takes the next token if it is this one.</summary>
    public bool TryTake(string text)
    {
        if (Peek().Text != text)
            return false;
        Next();
        return true;
    }

    /// <summary>True when this character follows without a space.</summary>
    public bool NextCharacterIs(char character) => _position < source.Length && source[_position] == character;

    /// <summary>True when the very next character, without a space, is a digit or a point before a digit: the number goes on.</summary>
    public bool NumberGoesOn() => _position < source.Length && (char.IsAsciiDigit(source[_position])
        || (source[_position] == '.' && _position + 1 < source.Length && char.IsAsciiDigit(source[_position + 1])));

    /// <summary>Takes a group in braces as it is written, for words.</summary>
    /// <exception cref="FormulaException">There is no group, or it never ends.</exception>
    public string RawGroup(string command)
    {
        var open = Next();
        if (open.Text != "{")
            throw new FormulaException($"{command} at character {open.Position + 1}: expected {{words in braces}}, got {open.Name}.");
        var text = new StringBuilder();
        for (var depth = 1; _position < source.Length;)
        {
            var character = source[_position++];
            if (character == '\\' && _position < source.Length)
            {
                text.Append(Escaped(source[_position++]));
                continue;
            }

            depth += character switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return text.ToString();
            if (character is not ('{' or '}'))
                text.Append(character is '~' or '\n' or '\t' ? ' ' : character);
        }

        throw new FormulaException($"{command} at character {open.Position + 1}: the brace that opens its words is never closed.");
    }

    private string Escaped(char character) => character switch
    {
        '{' or '}' or '%' or '_' or '&' or '#' or '$' or ' ' => character.ToString(),
        ',' => "\u2009",
        _ => throw new FormulaException(
            $"\\{character} at character {_position - 1}: words in braces know only the commands \\{{ \\}} \\% \\_ \\& \\# \\$ and \\, ."),
    };

    private int SkipSpace()
    {
        while (_position < source.Length && char.IsWhiteSpace(source[_position]))
            _position++;
        return _position;
    }

    private int EndOf(int start)
    {
        if (start >= source.Length)
            return source.Length;
        if (source[start] != '\\')
            return start + (char.IsHighSurrogate(source[start]) ? 2 : 1);
        var end = start + 1;
        while (end < source.Length && char.IsAsciiLetter(source[end]))
            end++;
        return end > start + 1 ? end : Math.Min(start + 2, source.Length);
    }
}
