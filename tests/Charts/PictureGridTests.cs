using System.Globalization;
using System.Xml.Linq;
using FerLib.Charts;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class PictureGridTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void ToSvg_SmallPicture_IsEmbeddedUnchanged()
    {
        var image = new Image(2, 2, 3, [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]);
        Image embedded = Embedded(new PictureGrid { Title = "t", Pictures = [new(image, "a")] }).Single();
        Assert.Equal(image.Pixels, embedded.Pixels);
        Assert.Equal((2, 2, 3), (embedded.Width, embedded.Height, embedded.Channels));
    }

    [Fact]
    public void ToSvg_LargePicture_IsMadeSmallerInItsProportions()
    {
        Image embedded = Embedded(new PictureGrid { Title = "t", Pictures = [new(new Image(1024, 512, 1), "a")] }).Single();
        Assert.Equal((256, 128, 1), (embedded.Width, embedded.Height, embedded.Channels));
    }

    [Fact]
    public void ToSvg_Columns_SetsRowsOfThatManyUnderEachHeading()
    {
        GridPicture[] pictures = [.. Enumerable.Range(0, 7)
            .Select(i => new GridPicture(new Image(8, 8, 1), $"p{i}") { Group = i < 4 ? "fear" : "not an expression" })];
        XElement root = XDocument.Parse(new PictureGrid { Title = "t", Columns = 3, Pictures = pictures }.ToSvg()).Root!;
        double[] tops = [.. root.Elements(Svg + "image")
            .Select(image => double.Parse(image.Attribute("y")!.Value, CultureInfo.InvariantCulture))];
        Assert.Equal([3, 1, 3], tops.GroupBy(y => y).Select(row => row.Count()));
        Assert.Single(root.Elements(Svg + "text"), text => text.Value == "fear");
        // The surface, and the mark of the expression's color.
        Assert.Equal(2, root.Elements(Svg + "rect").Count());
    }

    [Fact]
    public void TextAlternative_Captions_AreTold() =>
        Assert.Equal(
            "Mistakes. 1 picture with captions. 1: sure, is fear predicted surprise 0.71. End.",
            new PictureGrid
            {
                Title = "Mistakes",
                Pictures = [new(new Image(1, 1, 1), "is fear\npredicted surprise 0.71") { Group = "sure" }],
                Note = "End."
            }.TextAlternative);

    [Fact]
    public void ToSvg_NoColumn_SaysWhatIsExpected() =>
        Assert.Contains("at least 1 column, got 0",
            Assert.Throws<InvalidOperationException>(new PictureGrid { Title = "t", Pictures = [], Columns = 0 }.ToSvg).Message,
            StringComparison.Ordinal);

    private static IEnumerable<Image> Embedded(PictureGrid grid) =>
        XDocument.Parse(grid.ToSvg()).Root!.Elements(Svg + "image").Select(element =>
            ImageFile.Decode(Convert.FromBase64String(element.Attribute("href")!.Value.Split(',')[1]), "grid.png"));
}
