using FerLib.Charts;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class PictureMatrixTests
{
    private static readonly Image Dot = new(2, 2, 3, [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]);

    [Fact]
    public void ToSvg_EveryPicture_HoversWithItsPlaceAndCaption()
    {
        var drawing = new SvgDrawing(Small(captions: new[,] { { "x", "" }, { "z\nw", "" } }).ToSvg());
        Assert.Equal(["anger, red: x", "anger, photograph", "KA, red: z w"], drawing.Images.Select(SvgDrawing.Hover));
        // The empty place.
        Assert.Single(drawing.Hovering("rect", "KA, photograph: no picture"));
    }

    [Fact]
    public void ToSvg_Pictures_StandUnderTheirColumnsInTheirRows()
    {
        (double X, double Y)[] places = [.. new SvgDrawing(Small().ToSvg()).Images
            .Select(image => (SvgDrawing.Value(image, "x"), SvgDrawing.Value(image, "y")))];
        Assert.Equal(places[0].Y, places[1].Y);
        Assert.Equal(places[0].X, places[2].X);
        Assert.True(places[1].X > places[0].X && places[2].Y > places[0].Y);
    }

    [Fact]
    public void ToSvg_SmallAndLargePictures_KeepTheirPixelsOrTheirProportions()
    {
        var matrix = new PictureMatrix
        {
            Title = "t",
            Rows = ["a"],
            Columns = ["b", "c"],
            TileSize = 50,
            Pictures = new Image?[,] { { Dot, new Image(1024, 512, 1) } }
        };
        Image[] embedded = [.. new SvgDrawing(matrix.ToSvg()).Images.Select(SvgDrawing.Pixels)];
        Assert.Equal(Dot.Pixels, embedded[0].Pixels);
        Assert.Equal((100, 50, 1), (embedded[1].Width, embedded[1].Height, embedded[1].Channels));
    }

    [Fact]
    public void ToSvg_HeadingsThatAreChannelsOrExpressions_CarryTheirColors()
    {
        // Strips are rectangles without a hover text; the first is the surface.
        int Strips(params string[] columns) => new SvgDrawing(new PictureMatrix
        {
            Title = "t",
            Rows = ["a"],
            Columns = columns,
            Pictures = Row(columns.Length)
        }.ToSvg()).Root.Elements().Count(element => element.Name.LocalName == "rect"
                && !element.HasElements) - 1;
        Assert.Equal(0, Strips("photograph"));
        Assert.Equal(1, Strips("photograph", "red"));
        Assert.Equal(1 + 3 + 4, Strips("intensity", "RGB", "IRGB"));
        Assert.Equal(2, Strips("anger", "photograph", "surprise"));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    public void ToSvg_UpToSevenColumns_FitsAPhoneWithoutScrolling(int columns)
    {
        var matrix = new PictureMatrix
        {
            Title = "t",
            Rows = ["a picture with a long name"],
            Columns = [.. Enumerable.Repeat("green", columns)],
            Pictures = Row(columns),
        };
        double width = double.Parse(new SvgDrawing(matrix.ToSvg()).Root.Attribute("viewBox")!.Value.Split(' ')[2],
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(width <= FigureText.PhoneUnits, $"{width}");
    }

    [Fact]
    public void ToSvg_WrongShapes_SaysWhatIsExpected()
    {
        var few = new PictureMatrix { Title = "t", Rows = ["a"], Columns = ["b"], Pictures = new Image?[1, 2] };
        Assert.Contains("1 x 2 pictures, expected 1 x 1", Assert.Throws<InvalidOperationException>(few.ToSvg).Message,
            StringComparison.Ordinal);
        Assert.Contains("1 x 1 captions, expected 2 x 2",
            Assert.Throws<InvalidOperationException>(Small(captions: new string[1, 1]).ToSvg).Message, StringComparison.Ordinal);
        var tiny = new PictureMatrix { Title = "t", Rows = [], Columns = [], Pictures = new Image?[0, 0], TileSize = 3 };
        Assert.Contains("at least 16 pixels, got 3", Assert.Throws<InvalidOperationException>(tiny.ToSvg).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void TextAlternative_CaptionsAndScale_AreTold() =>
        Assert.Equal("Mean faces. Pictures in 2 rows (anger, KA) and 2 columns (red, photograph). " +
            "anger, red: x. anger, photograph. KA, red. Scale: brightness, 0 to 255. End.",
            Small(new[,] { { "x", "" }, { "", "" } }, new ScaleBar("brightness", 0, 255, false)).TextAlternative);

    private static PictureMatrix Small(string[,]? captions = null, ScaleBar? scale = null) => new()
    {
        Title = "Mean faces",
        Rows = ["anger", "KA"],
        Columns = ["red", "photograph"],
        Pictures = new[,] { { Dot, Dot }, { Dot, null } },
        Captions = captions,
        Scale = scale,
        Note = "End.",
    };

    private static Image?[,] Row(int columns)
    {
        var row = new Image?[1, columns];
        for (int c = 0; c < columns; c++)
            row[0, c] = Dot;
        return row;
    }
}
