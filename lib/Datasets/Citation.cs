namespace FerLib.Datasets;

/// <summary>A published work to cite: <see cref="ToString"/> gives it as text, <see cref="ToBibTeX"/> as an entry of a .bib file.</summary>
public sealed partial record Citation
{
    // More than these are named by the first, as reference lists do.
    private const int MostNamed = 6;

    /// <summary>
    /// The entry's key, which stays as it is: family name, year and first word of the title in lower case, as in "lyons1998coding".
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The BibTeX entry type: "inproceedings" for a paper of a conference, "misc" for a preprint, a data set or a disc.</summary>
    public required string EntryType { get; init; }

    /// <summary>The authors in the work's order, each as "Family, Given", or one name alone.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>The title as published, capitals included.</summary>
    public required string Title { get; init; }

    /// <summary>The conference, or where else it was published; null for a preprint.</summary>
    public string? Venue { get; init; }

    /// <summary>The year; null where none is known.</summary>
    public int? Year { get; init; }

    /// <summary>The first and last page: "200-205"; null where there are none, or editions differ.</summary>
    public string? Pages { get; init; }

    /// <summary>The digital object identifier, without an address before it; null where there is none.</summary>
    public string? Doi { get; init; }

    /// <summary>The number of the book or disc; null where there is none.</summary>
    public string? Isbn { get; init; }

    /// <summary>The number of the preprint at arXiv: "2107.13998"; null where there is none.</summary>
    public string? ArXiv { get; init; }

    /// <summary>A web address, where that is all that there is; otherwise null.</summary>
    public string? Address { get; init; }

    /// <summary>
    /// "Michael J. Lyons, Shigeru Akamatsu, Miyuki Kamachi and Jiro Gyoba: Coding Facial Expressions with Gabor Wavelets. ..."; of more
    /// than six authors only the first is named.
    /// </summary>
    public override string ToString()
    {
        string?[] rest =
        [
            Venue, Year?.ToString(System.Globalization.CultureInfo.InvariantCulture), Pages is null ? null : $"pages {Pages}",
            Doi is null ? null : $"doi {Doi}", Isbn is null ? null : $"ISBN {Isbn}", ArXiv is null ? null : $"arXiv {ArXiv}", Address,
        ];
        // No full stop after an address: who copies it would take it along.
        return $"{AuthorsAsText()}: {Title}. {string.Join(", ", rest.OfType<string>())}{(Address is null ? "." : "")}";
    }

    private string AuthorsAsText()
    {
        string[] names = [.. Authors.Select(author => author.Split(", ", 2) is [string family, string given] ? $"{given} {family}" : author)];
        return names.Length switch
        {
            1 => names[0],
            > MostNamed => $"{names[0]} et al.",
            _ => $"{string.Join(", ", names[..^1])} and {names[^1]}",
        };
    }
}
