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

    private static LineChart Chart(string title) => new()
    {
        Title = title,
        YTitle = "loss",
        Series = [LineSeries.OfEpochs("training", [2.0, 1.0, 0.5])],
    };
}
