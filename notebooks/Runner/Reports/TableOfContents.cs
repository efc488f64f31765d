using System.Globalization;
using System.Text;

namespace FerNotebooks.Runner.Reports;

/// <summary>The headings of one report, each with an id of its own.</summary>
internal sealed class TableOfContents
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<(int Level, string Text, string Id)> _entries = [];

    /// <summary>The headings in order.</summary>
    public IReadOnlyList<(int Level, string Text, string Id)> Entries => _entries;

    /// <summary>Takes in a heading.</summary>
    /// <returns>The id that its element carries.</returns>
    public string Add(int level, string text)
    {
        var slug = Slug(text);
        var id = slug;
        for (var n = 2; !_ids.Add(id); n++)
            id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}");
        _entries.Add((level, text, id));
        return id;
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var character in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character))
                slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-') is { Length: > 0 } words ? words : "section";
    }
}
