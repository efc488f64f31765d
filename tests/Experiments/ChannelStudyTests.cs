using FerLib.Experiments;
using FerLib.Imaging;
using FerLib.Randomness;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Experiments;

/// <summary>The channel study on typed-out pictures of one or a few pixels, eight rows high so that they have all bands.</summary>
public sealed class ChannelStudyTests
{
    // Planes are single precision.
    private const double Rounding = 1e-4;

    private static readonly string[] TwoLabels = ["anger", "neutral"];

    [Fact]
    public void MeanFaces_SubjectWithManyPictures_CountsOnce()
    {
        ChannelStudy study = ChannelStudy.Of(ColorPictures.Of(
            ("anger", "a", Plain(10)), ("anger", "a", Plain(20)), ("anger", "a", Plain(30)), ("anger", "b", Plain(100)),
            ("neutral", "a", Plain(0))));
        Assert.Equal(["anger", "neutral"], study.Faces.Labels);
        Assert.Equal(60, study.Faces.Of(0, ColorChannel.Red)[0], Rounding);
        Assert.Equal(30, study.Faces.Overall(ColorChannel.Red)[0], Rounding);
        Assert.Equal<byte>([60, 0, 0], study.Faces.Photograph(0).Pixels[..3]);
        // Around 60: (-50, -40, -30) of a, a third each, and 40 of b, half each: half of 5000 / 3 and half of 1600; nothing within neutral.
        Assert.Equal(Math.Sqrt((5000 / 6.0 + 1600 / 2.0) / 2), study.Faces.Deviation(ColorChannel.Red)[0], Rounding);
        // The black picture has no color.
        Assert.Equal((5, 2, 1, true), (study.Pictures, study.Subjects, study.Colorless, study.HasColor));
    }

    [Fact]
    public void Moments_WeighExpressionsThenSubjects_AsTheMeanFacesDo()
    {
        ChannelStudy study = ChannelStudy.Of(ColorPictures.Of(
            ("anger", "a", Plain(10)), ("anger", "a", Plain(30)), ("anger", "b", Plain(100)), ("neutral", "a", Plain(0))));
        Assert.Equal(30, study.Moments.Mean(ColorChannel.Red), Rounding);
        Assert.Equal(30, study.Histogram(ColorChannel.Red).Mean, Rounding);
        IReadOnlyList<double> shares = study.Histogram(ColorChannel.Red).Shares;
        Assert.Equal([0.5, 0.125, 0.125, 0.25], [shares[0], shares[10], shares[30], shares[100]]);
    }

    [Fact]
    public void Differences_EachSubject_IsComparedWithItself()
    {
        // b has no neutral picture and c nothing else: neither says what anger changes.
        ExpressionDifferences differences = ChannelStudy.Of(ColorPictures.Of(
            ("anger", "a", Plain(50)), ("neutral", "a", Plain(20)), ("anger", "d", Plain(200)), ("neutral", "d", Plain(190)),
            ("anger", "b", Plain(255)), ("neutral", "c", Plain(0)))).Differences;
        Assert.Equal(("neutral", "anger", 2), (differences.Reference, differences.Labels.Single(), differences.Subjects.Single()));
        Assert.Equal(20, differences.Map(0, ColorChannel.Red)[0], Rounding);
        Assert.Equal(0, differences.Map(0, ColorChannel.Green)[0], Rounding);
        Assert.Equal(20, differences.MeanAbsolute(0, ColorChannel.Red), Rounding);
        // sqrt(2 / pi) x sqrt(30^2 + 10^2) / 2.
        Assert.Equal(Math.Sqrt(2 / Math.PI) * Math.Sqrt(1000) / 2, differences.Chance(0, ColorChannel.Red), Rounding);
        Assert.Equal([10, 30], differences.WithoutOne[(int)ColorChannel.Red].Select(bands => Math.Round(bands[3], 3)));
    }

    [Fact]
    public void Differences_WithoutNeutral_TakeTheOtherExpressions()
    {
        ExpressionDifferences differences = ChannelStudy.Of(ColorPictures.Of(
            ("anger", "a", Plain(10)), ("fear", "a", Plain(20)), ("sadness", "a", Plain(60)))).Differences;
        Assert.Equal("the other expressions", differences.Reference);
        Assert.Equal([-30, -15, 45], Enumerable.Range(0, 3).Select(label => Math.Round(differences.Map(label, ColorChannel.Red)[0], 3)));
        Assert.True(double.IsNaN(differences.Chance(0, ColorChannel.Red)));
        Assert.Empty(differences.WithoutOne[0]);
    }

    [Fact]
    public void Differences_NoSubjectWithTwoExpressions_HaveNoMap()
    {
        ChannelStudy study = ChannelStudy.Of(ColorPictures.Of(("anger", "a", Plain(10)), ("neutral", "b", Plain(20))));
        Assert.Empty(study.Differences.Labels);
        Assert.Null(study.Contrast(ColorChannel.Red));
        Assert.Null(study.Compare());
        Assert.Equal(-1, study.StrongestBand());
        Assert.All(study.ContrastByHeight(ColorChannel.Red), share => Assert.True(double.IsNaN(share)));
    }

    [Fact]
    public void Contrast_ChangeInOneBand_IsFoundThere()
    {
        // Anger changes red by 80 in the sixth of eight rows; subject b is 20 brighter everywhere.
        ChannelStudy study = ChannelStudy.Of(ColorPictures.Of(
            ("anger", "a", WithRow(100, 5, 180)), ("neutral", "a", Plain(100)),
            ("anger", "b", WithRow(120, 5, 200)), ("neutral", "b", Plain(120))));
        Assert.Equal([0, 0, 0, 0, 0, 80, 0, 0], study.Differences.ByHeight(ColorChannel.Red).Select(value => Math.Round(value, 3)));
        ChannelContrast red = study.Contrast(ColorChannel.Red)!;
        Assert.Equal((10, 10), (Math.Round(red.Difference, 3), Math.Round(red.Deviation, 3)));
        Assert.Equal(1, red.Relative, Rounding);
        Assert.Equal(5, study.StrongestBand());
        Assert.Equal(8, study.ContrastByHeight(ColorChannel.Red)[5], Rounding);
        Assert.True(double.IsNaN(study.ContrastByHeight(ColorChannel.Green)[5]));
        Assert.Null(study.Compare());
    }

    [Fact]
    public void Compare_ChangeInGreenOfEverySubject_StandsOut()
    {
        ChannelStudy study = ChannelStudy.Of(Noisy(subjects: 8, change: 60));
        ChannelComparison comparison = study.Compare()!;
        Assert.Equal((ColorChannel.Green, "stands out", 8), (comparison.First, comparison.Verdict, comparison.Subjects));
        Assert.InRange(comparison.FirstShare - comparison.SecondShare, comparison.Interval.Low, comparison.Interval.High);
    }

    [Fact]
    public void Compare_NoChange_IsInconclusive() =>
        Assert.Equal("inconclusive", ChannelStudy.Of(Noisy(subjects: 8, change: 0)).Compare()!.Verdict);

    [Fact]
    public void Compare_ThreeSubjects_HasNoInterval()
    {
        ChannelComparison comparison = ChannelStudy.Of(Noisy(subjects: 3, change: 60)).Compare()!;
        Assert.False(comparison.Interval.IsDefined);
        Assert.Equal("inconclusive", comparison.Verdict);
    }

    [Fact]
    public void Compare_WithoutColor_GivesNothing()
    {
        ChannelStudy study = ChannelStudy.Of(ColorPictures.Of(
            ("anger", "a", ColorPictures.Plain(1, 8, 9, 9, 9)), ("neutral", "a", ColorPictures.Plain(1, 8, 7, 7, 7)),
            ("anger", "b", ColorPictures.Plain(1, 8, 3, 3, 3)), ("neutral", "b", ColorPictures.Plain(1, 8, 5, 5, 5))));
        Assert.False(study.HasColor);
        Assert.Null(study.Compare());
        Assert.Null(study.Compare(0));
    }

    [Fact]
    public void ChannelComparison_TypedOutJackknife_IsEfronsInterval()
    {
        // Mean 3, squares 4 + 1 + 0 + 1 + 4 = 10, times 4 / 5 = 8; t of 4 degrees of freedom is 2.7764.
        ChannelComparison comparison = ChannelComparison.Of(ColorChannel.Red, ColorChannel.Blue, 13, 10, [1, 2, 3, 4, 5]);
        Assert.Equal(3 - 2.7764 * Math.Sqrt(8), comparison.Interval.Low, 2);
        Assert.Equal(3 + 2.7764 * Math.Sqrt(8), comparison.Interval.High, 2);
        Assert.Equal("inconclusive", comparison.Verdict);
    }

    [Fact]
    public void Of_OtherChannels_SaysWhatIsNeeded()
    {
        PictureTensors grey = Tests.Training.MadeUpPictures.Tensors(Tests.Training.MadeUpPictures.Manifest(1, 2, 1), 8);
        var error = Assert.Throws<ArgumentException>(() => ChannelStudy.Of(grey));
        Assert.Contains("loaded as Irgb, at least one; got 2 loaded as Intensity.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PlaneBands_UnevenRows_AreMeansOfTheirOwnRows()
    {
        float[] plane = [1, -1, 2, -2, 3, 3];
        Assert.Equal([1, 2.5], PlaneBands.MeanAbsolute(plane, 2, 3, 2));
        Assert.Equal(2, PlaneBands.Overall([1, 2.5], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => PlaneBands.MeanAbsolute(plane, 2, 3, 4));
    }

    private static Image Plain(byte red) => ColorPictures.Plain(1, 8, red, 0, 0);

    private static Image WithRow(byte red, int row, byte inRow)
    {
        Image image = Plain(red);
        image.Pixels[3 * row] = inRow;
        return image;
    }

    // Every subject has noise of its own in all channels, anger adds to green alone.
    private static PictureTensors Noisy(int subjects, int change) => ColorPictures.Of([.. Enumerable.Range(0, subjects)
        .SelectMany(subject => TwoLabels.Select((label, i) =>
        {
            var random = new CounterRandom(9, (ulong)(2 * subject + i));
            var picture = new Image(8, 8, 3);
            for (int p = 0; p < picture.Pixels.Length; p++)
                picture.Pixels[p] = (byte)(80 + random.NextInt32(60) + (i == 0 && p % 3 == 1 ? change : 0));
            return (label, $"s{subject}", picture);
        }))]);
}
