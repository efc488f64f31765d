namespace FerLib.Experiments.Jobs;

/// <summary>Names of people's choosing as file names of every system.</summary>
internal static class FileNames
{
    private const int Longest = 40;

    /// <summary>"practice ferg + JAFFE" is practice-ferg-jaffe.</summary>
    public static string Of(string name)
    {
        char[] letters = [.. name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')];
        string[] words = new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries);
        string all = string.Join('-', words);
        return all.Length == 0 ? "set" : all.Length <= Longest ? all : all[..Longest].TrimEnd('-');
    }
}
