using FerLib.Charts;
using FerLib.Experiments;
using FerLib.Imaging;
using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Experiments;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ShowChannelsTests
{
    private static readonly string[] Labels = ["anger", "neutral"];

    [Fact]
    public void ComparisonsOfChannels_WithoutColor_SayNoColour()
    {
        ChannelStudy study = ChannelStudy.Of(Pictures(isGrey: true));
        Assert.All(
            (object[])
            [
                Show.Correlations(study), Show.ChannelDifferences(study, new Image(8, 8, 1)), Show.ExpressionContrast(study),
                Show.ChannelsInWords(study),
            ],
            shown => Assert.StartsWith("practice TYPED: No colour", Assert.IsType<Words>(shown).ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void FiguresOfOneChannel_WithoutColor_ShowIntensityAlone()
    {
        ChannelStudy study = ChannelStudy.Of(Pictures(isGrey: true));
        Assert.Equal("intensity", Assert.Single(Show.Histogram(study).Series).Name);
        PictureMatrix faces = Show.MeanFaces(study);
        Assert.Equal(["intensity"], faces.Rows);
        Assert.Equal(study.Faces.Labels, faces.Columns);
        Assert.Contains("No colour", faces.Note, StringComparison.Ordinal);
        PictureMatrix maps = Assert.IsType<PictureMatrix>(Show.ExpressionMaps(study));
        Assert.Equal(["anger"], maps.Columns);
        Assert.Equal(["intensity"], Assert.IsType<HeatMap>(Show.ContrastByHeight(study)).Columns);
    }

    [Fact]
    public void Figures_OfPracticeData_SaySoAndDraw()
    {
        ChannelStudy study = ChannelStudy.Of(Pictures(isGrey: false));
        Figure[] figures =
        [
            Show.Histogram(study), (Figure)Show.Correlations(study), (Figure)Show.ChannelDifferences(study, new Image(8, 8, 3)),
            Show.MeanFaces(study), (Figure)Show.ExpressionMaps(study), (Figure)Show.ContrastByHeight(study),
        ];
        Assert.All(figures, figure =>
        {
            Assert.StartsWith("practice TYPED, 8 pictures", figure.Title, StringComparison.Ordinal);
            Assert.Contains("Practice data", figure.Note, StringComparison.Ordinal);
            Assert.StartsWith("<figure", figure.ToHtml(), StringComparison.Ordinal);
        });
        ResultTable table = Assert.IsType<ResultTable>(Show.ExpressionContrast(study));
        Assert.Equal(["red", "green", "blue", "intensity"], table.Rows.Select(row => row[0]));
        Assert.Contains("Practice data", table.Notes[^1], StringComparison.Ordinal);
        Assert.Contains("answered by training", Show.ChannelsInWords(study).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_OfSubjectsWithOneExpression_SayThatNothingCanBeSubtracted()
    {
        ChannelStudy study = ChannelStudy.Of(ColorPictures.Of(
            ("anger", "a", ColorPictures.Plain(8, 8, 1, 2, 3)), ("neutral", "b", ColorPictures.Plain(8, 8, 4, 5, 6))));
        Assert.All(
            (object[])[Show.ExpressionMaps(study), Show.ContrastByHeight(study), Show.ExpressionContrast(study)],
            shown => Assert.Contains("no subject shows two expressions", shown.ToString(), StringComparison.Ordinal));
        Assert.NotEmpty(Show.ChannelsInWords(study).Paragraphs);
    }

    [Fact]
    public void Storage_LosslessAndLossy_CountsChangedPixels()
    {
        var image = new Image(8, 8, 3);
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(37 * i);
        byte[] png = PngEncoder.Encode(image);
        ResultTable table = Show.Storage(image, ("PNG", png), ("another picture", PngEncoder.Encode(ColorPictures.Plain(8, 8, 0, 37, 74))));
        Assert.Equal(["in memory", "192", "3.00", "none", "0"], table.Rows[0]);
        Assert.Equal(["PNG", "none", "0"], [table.Rows[1][0], table.Rows[1][3], table.Rows[1][4]]);
        Assert.Equal("63 (98.4 %)", table.Rows[2][3]);
        int[] plain = [0, 37, 74];
        int largest = image.Pixels.Index().Max(pair => Math.Abs(pair.Item - plain[pair.Index % 3]));
        Assert.Equal($"{largest}", table.Rows[2][4]);
    }

    [Fact]
    public void Storage_GreyPictureInThreeChannels_CountsPixelsNotBytes()
    {
        byte[] file = PngEncoder.Encode(new Image(2, 1, 3, [5, 5, 5, 6, 6, 6]));
        Assert.Equal("none", Show.Storage(new Image(2, 1, 1, [5, 6]), ("PNG", file)).Rows[1][3]);
        Assert.Throws<ArgumentException>(() => Show.Storage(new Image(1, 1, 1), ("PNG", file)));
    }

    [Fact]
    public void Stretching_SquareAndOther_ShowsBoth()
    {
        PictureMatrix square = Show.Stretching(new Image(80, 80, 3), 512);
        Assert.Equal(["as it is", "stretched", "cut to KDEF's shape", "stretched"], square.Columns);
        Assert.Equal((59, 80), (square.Pictures[0, 2]!.Width, square.Pictures[0, 2]!.Height));
        Assert.Equal("512 x 512: the face is 1.36 times as wide for its height", square.Captions![0, 3]);
        Assert.Equal(["as it is", "stretched"], Show.Stretching(new Image(100, 80, 3), 512).Columns);
        Assert.Contains("1.25 times as high", Show.Stretching(new Image(100, 80, 3), 512).Captions![0, 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(40, 30)]
    public void Photograph_AnySize_ShowsAPartOfIt(int width, int height)
    {
        PictureMatrix figure = Show.Photograph(new Image(width, height, 3), "any");
        Assert.Equal(Math.Min(4, width), figure.Pictures[0, 2]!.Width);
        Assert.Equal(3, Show.PixelNumbers(new Image(width, height, 3)).Grids.Count);
        Assert.StartsWith("<svg", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pixels_NamesAndPixels_HaveTheSameNumber()
    {
        PictureMatrix figure = Show.Pixels(new Image(1, 1, 3, [200, 120, 90]), "skin");
        Assert.Equal(["", "200", "120", "90", "141"], Enumerable.Range(0, 5).Select(i => figure.Captions![0, i]));
        Assert.Throws<ArgumentException>(() => Show.Pixels(new Image(2, 1, 3), "skin"));
    }

    private static PictureTensors Pictures(bool isGrey) => ColorPictures.Of("practice TYPED", isPractice: true,
    [
        .. Enumerable.Range(0, 4).SelectMany(subject => Labels.Select((label, i) =>
        {
            byte value = (byte)(40 + 20 * subject + 11 * i + 5 * i * subject);
            Image picture = ColorPictures.Plain(8, 8, value, isGrey ? value : (byte)(value / 2), isGrey ? value : (byte)(9 + subject));
            picture.Pixels[3 * subject] += isGrey ? (byte)0 : (byte)30;
            return (label, $"s{subject}", picture);
        })),
    ]);
}
