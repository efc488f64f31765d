namespace FerNotebooks.Runner;

/// <summary>Checks <c>--set NAME=VALUE</c> against the parameters that the notebooks have.</summary>
internal static class ParameterSettings
{
    /// <summary>Names and values as they were typed.</summary>
    /// <exception cref="UserMistakeException">Not of the form NAME=VALUE.</exception>
    public static IReadOnlyList<(string Name, string Value)> Parse(IReadOnlyList<string> settings) => [.. settings.Select(Parse)];

    /// <summary>The settings under the names that the notebooks use (case does not count on the command line).</summary>
    /// <exception cref="UserMistakeException">No notebook to run has the parameter.</exception>
    public static IReadOnlyDictionary<string, string> Resolve(
        IReadOnlyList<(string Name, string Value)> settings, IReadOnlyList<Notebook> chosen, IReadOnlyList<Notebook> all)
    {
        var known = chosen.SelectMany(ParameterScan.NamesOf).Distinct().ToArray();
        var resolved = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            var match = known.Concat(ParameterScan.Common).FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw Unknown(name, known, all);
            resolved[match] = value;
        }

        return resolved;
    }

    private static (string Name, string Value) Parse(string setting)
    {
        var cut = setting.IndexOf('=', StringComparison.Ordinal);
        if (cut <= 0)
            throw new UserMistakeException($"--set {setting}: expected NAME=VALUE, for example --set Epochs=3.");
        var name = setting[..cut].Trim();
        // An unset shell variable: running on the default instead would be an answer to another question.
        if (string.IsNullOrWhiteSpace(setting[(cut + 1)..]))
            throw new UserMistakeException($"--set {name}=: expected a value after the equals sign. Leave --set {name} away for the default.");
        return (name, setting[(cut + 1)..]);
    }

    private static UserMistakeException Unknown(string name, string[] known, IReadOnlyList<Notebook> all)
    {
        var owner = all.FirstOrDefault(n => ParameterScan.NamesOf(n).Contains(name, StringComparer.OrdinalIgnoreCase));
        if (owner is not null)
            return new UserMistakeException($"Parameter {name} belongs to {owner.Name}, which is not among the notebooks to run. Add {owner.Name}, or leave --set {name} away.");
        return new UserMistakeException(known.Length == 0
            ? $"There is no parameter \"{name}\": the notebooks to run have none."
            : $"There is no parameter \"{name}\". Did you mean {NearestName.Of(name, known)}? Known: {string.Join(", ", known)}.");
    }
}
