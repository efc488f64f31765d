namespace FerNotebooks.Runner;

/// <summary>Checks <c>--set NAME=VALUE</c> against the parameters that the notebooks have.</summary>
internal static class ParameterSettings
{
    /// <summary>The settings under the names that the notebooks use (case does not count on the command line).</summary>
    /// <exception cref="UserMistakeException">Not of the form NAME=VALUE, or no notebook to run has the parameter.</exception>
    public static IReadOnlyDictionary<string, string> Resolve(
        IReadOnlyList<string> settings, IReadOnlyList<Notebook> chosen, IReadOnlyList<Notebook> all)
    {
        var known = chosen.SelectMany(ParameterScan.NamesOf).Distinct().ToArray();
        var resolved = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            var cut = setting.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0)
                throw new UserMistakeException($"--set {setting}: expected NAME=VALUE, for example --set Epochs=3.");
            var name = setting[..cut].Trim();
            var match = Array.Find(known, k => k.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name, known, all);
            resolved[match] = setting[(cut + 1)..];
        }

        return resolved;
    }

    private static UserMistakeException Unknown(string name, string[] known, IReadOnlyList<Notebook> all)
    {
        var owner = all.FirstOrDefault(n => ParameterScan.NamesOf(n).Contains(name, StringComparer.OrdinalIgnoreCase));
        if (owner is not null)
            return new UserMistakeException($"Parameter {name} belongs to {owner.Name}, which is not among the notebooks to run.");
        return new UserMistakeException(known.Length == 0
            ? $"There is no parameter \"{name}\": the notebooks to run have none."
            : $"There is no parameter \"{name}\". Did you mean {NearestName.Of(name, known)}? Known: {string.Join(", ", known)}.");
    }
}
