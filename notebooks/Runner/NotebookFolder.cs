namespace FerNotebooks.Runner;

/// <summary>The folder with the notebooks: finds it, lists it, and finds what a name means.</summary>
internal static class NotebookFolder
{
    /// <summary>The <c>notebooks</c> folder of the repository this program was built in.</summary>
    /// <exception cref="UserMistakeException">The program was moved out of its repository.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FerLib.csproj")))
                return Path.Combine(folder.FullName, "notebooks");
        }

        throw new UserMistakeException("No FerLib.csproj above this program: run it from its repository with `dotnet run --project notebooks`.");
    }

    /// <summary>Every notebook of the folder, in the order of the names.</summary>
    /// <exception cref="UserMistakeException">The folder is not there.</exception>
    public static IReadOnlyList<Notebook> Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new UserMistakeException($"There is no folder {folder}, expected one with notebooks.");
        return [.. Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).Select(Notebook.Load)];
    }

    /// <summary>The notebooks that the names mean, in reading order; all of them when no name is given.</summary>
    /// <param name="names">Names, numbers (<c>04</c>, <c>4</c>), or file names.</param>
    /// <param name="notebooks">What there is.</param>
    /// <exception cref="UserMistakeException">A name means nothing; the nearest known one is offered.</exception>
    public static IReadOnlyList<Notebook> Select(IReadOnlyList<string> names, IReadOnlyList<Notebook> notebooks)
    {
        if (names.Count == 0)
            return notebooks;
        var chosen = names.Select(name => Match(name, notebooks)).ToHashSet();
        return [.. notebooks.Where(chosen.Contains)];
    }

    private static Notebook Match(string given, IReadOnlyList<Notebook> notebooks)
    {
        var name = Path.GetFileName(given);
        if (name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
            name = name[..^6];
        if (name.Length == 1 && char.IsAsciiDigit(name[0]))
            name = "0" + name;
        return notebooks.FirstOrDefault(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? notebooks.FirstOrDefault(n => n.Name.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase))
            ?? notebooks.FirstOrDefault(n => n.Name.EndsWith("-" + name, StringComparison.OrdinalIgnoreCase))
            ?? throw Unknown(given, name, notebooks);
    }

    private static UserMistakeException Unknown(string given, string name, IReadOnlyList<Notebook> notebooks)
    {
        if (given.Contains('=', StringComparison.Ordinal))
            return new UserMistakeException($"There is no notebook \"{given}\". A parameter is set with --set {given}.");
        // `trainig` is nearer to `04-training` without its number.
        var nearest = notebooks
            .OrderBy(n => Math.Min(NearestName.Distance(name, n.Name), NearestName.Distance(name, n.Name.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-'))))
            .FirstOrDefault();
        return new UserMistakeException(nearest is null
            ? $"There is no notebook \"{given}\": the folder holds none."
            : $"There is no notebook \"{given}\". Did you mean {nearest.Name}? --list shows them all.");
    }
}
