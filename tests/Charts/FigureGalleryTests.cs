using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class FigureGalleryTests
{
    [Fact]
    public void ToHtml_TwoFigures_HoldsBothWithIdsOfTheirOwn()
    {
        Figure[] figures = [Chart("first"), Chart("second")];
        var gallery = new FigureGallery(figures);
        string html = gallery.ToHtml();
        Assert.All(figures, figure => Assert.Contains(figure.ToHtml(), html, StringComparison.Ordinal));
        Assert.Equal(3, html.Split("<details").Length);
        string[] ids = [.. html.Split(" id=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)])];
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal($"{figures[0]}\n\n{figures[1]}", gallery.ToString());
    }

    [Fact]
    public void ToHtml_Stacked_GivesEachFigureTheWholeWidth()
    {
        var beside = new FigureGallery([Chart("first"), Chart("second")]);
        Assert.Contains("flex:1 1 20rem", beside.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(2, (beside with { IsStacked = true }).ToHtml().Split("flex:1 1 100%").Length - 1);
    }

    private static LineChart Chart(string title) => new()
    {
        Title = title,
        YTitle = "loss",
        Series = [LineSeries.OfEpochs("training", [2.0, 1.0, 0.5])],
    };
}
