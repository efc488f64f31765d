using System.Globalization;
using System.Text.RegularExpressions;
using FerLib.Datasets;
using FerLib.Experiments.Claims;
using Xunit;

namespace FerLib.Tests.Experiments.Claims;

/// <summary>The typed words and numbers against the paper's own text, where it lies beside the repository.</summary>
public sealed class PublishedPaperTests
{
    private static readonly PublishedPaper Paper = PublishedPaper.AsPrinted;

    [Fact]
    public void AsPrinted_EveryQuote_StandsInItsSection()
    {
        PaperText text = PaperText.Load();
        IEnumerable<PaperQuote> quotes =
        [
            Paper.Title, .. Paper.Claims.SelectMany(claim => claim.Quotes), .. Paper.Experiments.SelectMany(one => new[] { one.InText, one.InTable }),
            .. Paper.Comparison.Select(figure => figure.Printed), .. Paper.Cited.Select(figure => figure.Printed), .. Paper.FutureWork,
            .. Paper.Statements.Values,
            .. Contradictions.Find().SelectMany(one => new[] { one.First, one.Second }).Where(quote => quote.Section != PaperSection.OwnersOfTheData),
        ];
        Assert.All(quotes, quote => Assert.Contains(quote.Words, text[quote.Section], StringComparison.Ordinal));
    }

    /// <summary>The digits that are compared are those that stand in the quote.</summary>
    [Fact]
    public void AsPrinted_EveryFigure_StandsInItsQuote()
    {
        Assert.All(Paper.Comparison.Concat(Paper.Cited), figure =>
            Assert.Contains(figure.Value.ToString(CultureInfo.InvariantCulture), figure.Printed.Words, StringComparison.Ordinal));
        Assert.All(Paper.Experiments, one => Assert.Contains(one.Accuracy, Percents(one.InText.Words)));
        // The text does not say how many images the fourth used.
        Assert.All(Paper.Experiments.Where(one => one.Number != 4), one => Assert.Contains(
            one.Pictures.ToString("#,0", CultureInfo.InvariantCulture), one.InText.Words, StringComparison.Ordinal));
    }

    private static IEnumerable<decimal> Percents(string words) =>
        Regex.Matches(words, "([0-9.]+)%").Select(match => decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    [Fact]
    public void AsPrinted_TableOfDataSets_HasItsNamesAndNumbers()
    {
        string text = PaperText.Load()[PaperSection.DataSets];
        Assert.Equal(5, Paper.DataSets.Count);
        Assert.All(Paper.DataSets, set =>
        {
            PaperTableRow row = set.PrintedInPaper!;
            string pictures = row.Pictures.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", ",?", StringComparison.Ordinal);
            Assert.Matches(new Regex($"{row.Name} 0{row.Expressions[0]} .{{0,50}}{row.Kind} {pictures}\\b", RegexOptions.IgnoreCase), text);
        });
    }

    [Fact]
    public void AsPrinted_LayerTable_HasItsRows()
    {
        string text = PaperText.Load()[PaperSection.Architecture];
        Assert.All(Paper.Layers, layer =>
        {
            // A watermark lies over the fourth row.
            string row = layer.Row == 4 ? "Layer-4 Convolution Layer" : $"Layer-{layer.Row} {layer.Kind} Layer {layer.Filter} {layer.Stride} {layer.Filters}";
            string pooling = row.Replace("Average pooling Layer", "Average Pooling", StringComparison.Ordinal);
            Assert.Contains(PaperText.Plain(pooling).Trim(), text, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void AsPrinted_MentionedTopics_OccurAsOftenAsCounted()
    {
        PaperText text = PaperText.Load();
        PaperSection[] sections = [.. Enum.GetValues<PaperSection>().Where(section => section < PaperSection.References)];
        Assert.All(Paper.Mentions.Select(mention => mention.Topic).Distinct(), topic =>
        {
            IReadOnlyList<string> stems = Paper.Mentions.First(mention => mention.Topic == topic).Stems;
            Assert.All(sections, section => Assert.Equal(
                (section, Paper.Mentions.SingleOrDefault(mention => mention.Topic == topic && mention.Section == section)?.Count ?? 0),
                (section, Regex.Count(text[section], string.Join('|', stems), RegexOptions.IgnoreCase))));
        });
    }

    [Fact]
    public void AsPrinted_Counts_AreThoseOfThePaper()
    {
        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"C{n}"), Paper.Claims.Select(claim => claim.Number));
        Assert.Equal(Enumerable.Range(1, 9), Paper.Experiments.Select(one => one.Number));
        Assert.Equal(17, Paper.Layers.Count);
        Assert.Equal("95.0\u00a0%", Paper.Own.Text);
        Assert.Equal((49m, "0.49"), (Paper.Cited.Single(figure => figure.Value == 0.49m).Percent, Paper.Cited.Single(figure => figure.Value == 0.49m).Text));
    }

    [Fact]
    public void Claim_UnknownNumber_NamesTheKnown() =>
        Assert.Contains("C1, C2", Assert.Throws<ArgumentException>(() => Paper.Claim("C11")).Message, StringComparison.Ordinal);

    [Fact]
    public void ToString_Quote_NamesItsPlace() =>
        Assert.Equal("\u201ca\u201d (section Results)", new PaperQuote(PaperSection.Results, "a").ToString());
}
