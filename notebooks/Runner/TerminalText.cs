using System.Text;

namespace FerNotebooks.Runner;

/// <summary>
/// Console output as a terminal would leave it: a carriage return goes back to the start of the line and what follows overwrites,
/// a backspace goes back one column, colour codes vanish, and "erase line" erases.
/// </summary>
internal sealed class TerminalText
{
    private readonly StringBuilder _finished = new();
    private readonly StringBuilder _line = new();
    private readonly StringBuilder _escape = new();
    private int _column;
    private bool _overwritten;

    /// <summary>The line being written, or the last one that was not empty.</summary>
    public string LastLine { get; private set; } = "";

    /// <summary>Writes text where the cursor is.</summary>
    public void Append(string text)
    {
        foreach (var character in text)
        {
            if (_escape.Length > 0)
                ContinueEscape(character);
            else if (character == '\u001b')
                _escape.Append(character);
            else
                Put(character);
        }

        if (_line.ToString().Trim() is { Length: > 0 } line)
            LastLine = line;
    }

    /// <inheritdoc/>
    public override string ToString() => _finished.ToString() + _line.ToString().TrimEnd(' ');

    private void Put(char character)
    {
        switch (character)
        {
            case '\n':
                if (_line.ToString().Trim() is { Length: > 0 } line)
                    LastLine = line;
                // A line that was written over ends in the spaces that erased longer text.
                _finished.Append(_overwritten ? _line.ToString().TrimEnd(' ') : _line.ToString()).Append('\n');
                _line.Clear();
                _column = 0;
                _overwritten = false;
                break;
            case '\r':
                _column = 0;
                break;
            case '\b':
                _column = Math.Max(0, _column - 1);
                break;
            default:
                if (_column < _line.Length)
                {
                    _line[_column] = character;
                    _overwritten = true;
                }
                else
                {
                    _line.Append(character);
                }

                _column++;
                break;
        }
    }

    /// <summary>Swallows <c>ESC [ digits letter</c>; of all letters only K, erase, changes the text.</summary>
    private void ContinueEscape(char character)
    {
        _escape.Append(character);
        if (_escape.Length == 2 && character != '[')
        {
            _escape.Clear();
            return;
        }

        if (_escape.Length == 2 || !char.IsAsciiLetter(character))
            return;
        if (character == 'K')
        {
            if (_escape.ToString() is "\u001b[2K" or "\u001b[1K")
                _line.Clear().Append(' ', _column);
            else
                _line.Length = Math.Min(_line.Length, _column);
        }

        _escape.Clear();
    }
}
