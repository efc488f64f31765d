namespace FerLib.Datasets;

/// <summary>Finds the known name that a mistyped one most likely stands for.</summary>
public static class NearestName
{
    /// <summary>The known name with the fewest edits to <paramref name="name"/>, or null if none is near.</summary>
    /// <param name="name">What was typed; case does not matter.</param>
    /// <param name="known">The names that exist; the first of equally near ones is taken.</param>
    /// <remarks>
    /// Near is at most two edits, and fewer than half the length of the longer name. An edit is an insertion, a deletion, a substitution or
    /// an exchange of neighbours. Source: Damerau, "A technique for computer detection and correction of spelling errors", 1964 (in the
    /// restricted form that edits no part twice).
    /// </remarks>
    public static string? Of(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        string? nearest = null;
        int fewest = 3;
        foreach (string candidate in known)
        {
            int edits = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < fewest && 2 * edits < Math.Max(name.Length, candidate.Length))
                (nearest, fewest) = (candidate, edits);
        }

        return nearest;
    }

    /// <summary>A sentence that offers the nearest known name, with a space before it, or nothing.</summary>
    internal static string Suggestion(string name, IEnumerable<string> known) =>
        Of(name, known) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";

    internal static int Distance(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            edits[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            edits[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(substitution, 1 + Math.Min(edits[i - 1, j], edits[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }

        return edits[a.Length, b.Length];
    }
}
