namespace FerNotebooks.Runner;

/// <summary>Finds what somebody meant by a name that is not there.</summary>
internal static class NearestName
{
    /// <summary>The known name with the fewest edits from the given one (case does not count); null when there are none.</summary>
    public static string? Of(string name, IEnumerable<string> known) =>
        known.OrderBy(candidate => Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())).FirstOrDefault();

    /// <summary>The Levenshtein distance: how many letters to add, drop or change.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
