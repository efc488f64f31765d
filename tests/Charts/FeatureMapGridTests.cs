using FerLib.Charts;
using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class FeatureMapGridTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 8)]
    [InlineData(65, 16)]
    [InlineData(128, 16)]
    public void ToSvg_NumberOfMaps_SetsHowManyStandBesideEachOther(int maps, int expected)
    {
        var drawing = new SvgDrawing(Grid(maps).ToSvg());
        Assert.Equal(maps, drawing.Images.Length);
        Assert.Equal(expected, drawing.Images.Count(image => SvgDrawing.Value(image, "y") == SvgDrawing.Value(drawing.Images[0], "y")));
        // The number of each row's first map.
        string[] rows = [.. Enumerable.Range(0, (maps + expected - 1) / expected).Select(r => $"{r * expected}")];
        Assert.Subset(drawing.Texts.Select(text => text.Value).ToHashSet(), rows.ToHashSet());
    }

    [Fact]
    public void ToSvg_GreyScale_HoverTellsNumberAndRangeOfEachMap()
    {
        Image[] maps = [SignedPicture.Grey([0, 2], 2, 1, 0, 10), SignedPicture.Grey([10, 5], 2, 1, 0, 10)];
        var grid = new FeatureMapGrid { Title = "t", Maps = maps, Scale = new ScaleBar("activation", 0, 10, false) };
        Assert.Equal(["map 0 of 2: about 0 to 2", "map 1 of 2: about 5.02 to 10"],
            new SvgDrawing(grid.ToSvg()).Images[..2].Select(SvgDrawing.Hover));
    }

    [Fact]
    public void ToSvg_CaptionsOrNoScale_AreWhatHovers()
    {
        Assert.Equal(["map 0 of 2", "map 1 of 2"], new SvgDrawing(Grid(2).ToSvg()).Images.Select(SvgDrawing.Hover));
        var captioned = new FeatureMapGrid { Title = "t", Maps = [new Image(1, 1, 1)], Captions = ["filter 0: -0.5 to 0.5"] };
        Assert.Equal(["filter 0: -0.5 to 0.5"], new SvgDrawing(captioned.ToSvg()).Images.Select(SvgDrawing.Hover));
    }

    [Fact]
    public void ToSvg_SmallMap_KeepsEveryPixelAndIsNotSmoothed()
    {
        Image filter = SignedPicture.Of([.. Enumerable.Range(0, 25).Select(i => i - 12f)], 5, 5, 12);
        var drawing = new SvgDrawing(new FeatureMapGrid { Title = "t", Maps = [filter] }.ToSvg());
        Assert.Equal(filter.Pixels, SvgDrawing.Pixels(drawing.Images[0]).Pixels);
        Assert.Contains("pixelated", drawing.Images[0].Attribute("style")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_64LargeNoisyMaps_StayWithinAMegabyte()
    {
        // Noise does not compress: 64 x 98 x 98 samples in base64 are 0.8 MB; 256 x 256 each would be 5.6 MB.
        var random = new CounterRandom(1);
        Image[] maps = [.. Enumerable.Range(0, 64).Select(_ =>
        {
            var map = new Image(256, 256, 1);
            for (int i = 0; i < map.Pixels.Length; i++)
                map.Pixels[i] = (byte)random.NextInt32(256);
            return map;
        })];
        Assert.InRange(new FeatureMapGrid { Title = "t", Maps = maps }.ToSvg().Length, 100_000, 1_000_000);
    }

    [Fact]
    public void ToSvg_WrongCaptionsOrColumns_SaysWhatIsExpected()
    {
        var captions = new FeatureMapGrid { Title = "t", Maps = [new Image(1, 1, 1)], Captions = [] };
        Assert.Contains("0 captions, expected 1", Assert.Throws<InvalidOperationException>(captions.ToSvg).Message,
            StringComparison.Ordinal);
        var columns = new FeatureMapGrid { Title = "t", Maps = [], Columns = -1 };
        Assert.Contains("got -1", Assert.Throws<InvalidOperationException>(columns.ToSvg).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextAlternative_MapsAndScale_AreTold()
    {
        var grid = new FeatureMapGrid { Title = "Filters", Maps = [new Image(5, 4, 1)], Scale = new ScaleBar("weight", -1, 1, true) };
        Assert.Equal("Filters. 1 map of 4 x 5. Scale: weight, -1 to 1.", grid.TextAlternative);
        Assert.Equal("None. No maps.", new FeatureMapGrid { Title = "None", Maps = [] }.TextAlternative);
    }

    private static FeatureMapGrid Grid(int maps) =>
        new() { Title = "t", Maps = [.. Enumerable.Range(0, maps).Select(i => new Image(3, 3, 1, [.. Enumerable.Repeat((byte)i, 9)]))] };
}
