namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>A command with its backslash, or one character.</summary>
/// <param name="Text">Empty at the end of the formula.</param>
/// <param name="Position">Where it starts, counted from 0.</param>
internal readonly record struct LatexToken(string Text, int Position)
{
    public bool IsEnd => Text.Length == 0;

    public bool IsCommand => Text.Length > 1 && Text[0] == '\\';

    public bool IsDigit => Text.Length == 1 && char.IsAsciiDigit(Text[0]);

    /// <summary>How a message names it.</summary>
    public string Name => IsEnd ? "the end" : Text;
}
