namespace FerLib.Experiments.Claims;

/// <summary>Words of the paper and where they stand.</summary>
/// <param name="Section">The part of the paper.</param>
/// <param name="Words">The words as printed, of a table the cells of a row with a space between; line and page breaks are spaces.</param>
/// <remarks>
/// The paper's pages carry no numbers of their own, so that section and words are the place: a search for the words finds them.
/// </remarks>
public sealed record PaperQuote(PaperSection Section, string Words)
{
    /// <summary>The place as it is written beside a statement: "section Results", "Table 2".</summary>
    public string Place => PlaceOf(Section);

    /// <summary>The words and their place.</summary>
    public override string ToString() => Section == PaperSection.OwnersOfTheData ? $"{Words} ({Place})" : $"\u201c{Words}\u201d ({Place})";

    /// <summary>A part of the paper in words.</summary>
    public static string PlaceOf(PaperSection section) => section switch
    {
        PaperSection.Title => "title",
        PaperSection.Abstract => "abstract",
        PaperSection.RelatedWork => "section Related work",
        PaperSection.DataSets => "section 3.1, Table 1",
        PaperSection.Preprocessing => "section 3.2",
        PaperSection.Architecture => "section 2.3, layer table",
        PaperSection.Results => "section Results",
        PaperSection.Table2 => "Table 2",
        PaperSection.Table3 => "Table 3",
        PaperSection.Conclusions => "section Conclusions",
        PaperSection.Ethics => "section Ethical Standards",
        PaperSection.References => "references",
        PaperSection.OwnersOfTheData => "the data set's owners",
        _ => "introduction",
    };
}
