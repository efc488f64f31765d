using System.Text;

namespace FerLib.Benchmarks;

/// <summary>A command as typed, taken apart without a shell, so that it is the same on every system.</summary>
internal static class CommandLine
{
    /// <summary>Words between blanks; a part in double or single quotes keeps its blanks. A backslash is a character like any other.</summary>
    /// <exception cref="BenchmarkException">A quote is not closed, or there is no word.</exception>
    public static IReadOnlyList<string> Split(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool inWord = false;
        char? quote = null;
        foreach (char c in command)
        {
            if (c == quote)
            {
                quote = null;
            }
            else if (quote is null && c is '"' or '\'')
            {
                quote = c;
                inWord = true;
            }
            else if (quote is null && char.IsWhiteSpace(c))
            {
                Close();
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        if (quote is not null)
            throw new BenchmarkException($"--against {command}: a quote {quote} is opened and not closed. Close it.");
        Close();
        return words.Count > 0 ? words : throw new BenchmarkException("--against: the command is empty, expected a program and its arguments.");

        void Close()
        {
            if (inWord)
                words.Add(word.ToString());
            word.Clear();
            inWord = false;
        }
    }
}
