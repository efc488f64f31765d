namespace FerLib.Datasets;

/// <summary>The seven common expressions, their fixed order, and the names that data sets give them.</summary>
/// <remarks>
/// Contempt, and any name that is not known here, has no common expression: it keeps its own name and comes after the seven. Source: the
/// labels of JAFFE, FERG, KDEF, FER2013 and CK+.
/// </remarks>
public static class Expressions
{
    private static readonly Dictionary<string, string> Aliases = AliasTable(
        ("anger", "AN anger angry"),
        ("disgust", "DI disgust disgusted"),
        ("fear", "FE AF fear afraid fearful"),
        ("happiness", "HA happiness happy joy"),
        ("neutral", "NE neutral"),
        ("sadness", "SA sadness sad"),
        ("surprise", "SU surprise surprised"));

    /// <summary>The seven, in the order of every table, axis and palette: alphabetical.</summary>
    public static IReadOnlyList<string> All { get; } = ["anger", "disgust", "fear", "happiness", "neutral", "sadness", "surprise"];

    /// <summary>The label of a picture of which nobody says what it shows. It is no class: see <see cref="Manifest.Labelled"/>.</summary>
    public const string Unknown = "unknown";

    /// <summary>Every name and code that stands for one of the seven.</summary>
    internal static IEnumerable<string> Names => Aliases.Keys;

    /// <summary>The common expression that a data set's name or code stands for, or null if there is none. Case does not matter.</summary>
    public static string? Find(string name) => Aliases.GetValueOrDefault(name);

    /// <summary>The common expression if there is one, otherwise the name itself in lower case.</summary>
    public static string LabelOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name) ?? name.ToLowerInvariant();
    }

    /// <summary>The distinct labels in the fixed order: the seven first, others after them in ordinal order.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return [.. labels.Distinct().OrderBy(Rank).ThenBy(label => label, StringComparer.Ordinal)];
    }

    private static int Rank(string label)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i] == label)
                return i;
        }

        return All.Count;
    }

    private static Dictionary<string, string> AliasTable(params ReadOnlySpan<(string Expression, string Names)> rows)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string expression, string names) in rows)
        {
            foreach (string name in names.Split(' '))
                table.Add(name, expression);
        }

        return table;
    }
}
