using FerLib.Datasets;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class PairDifferencesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_FlatPictures_GivesTheDifferenceOfTheirLevelsByKind()
    {
        // Two frames of a clip 2 levels apart, the same expression elsewhere 10 farther, the other expression 30, the other subject 100.
        Manifest manifest = Write(
            ("a", "anger", "one", 50), ("a", "anger", "one", 52), ("a", "anger", "two", 62), ("a", "anger", "two", 64),
            ("a", "fear", "three", 80),
            ("a", "fear", "three", 82), ("b", "anger", "four", 150), ("b", "anger", "four", 152));
        PairDifferences differences = PairDifferences.Of(manifest, pictures: 8, seed: 1);
        Assert.Equal(8, differences.Values[PairKind.SameClip].Count);
        Assert.All(differences.Values[PairKind.SameClip], difference => Assert.Equal(2, difference));
        Assert.Equal(4, differences.Values[PairKind.SameSubjectSameExpression].Count);
        Assert.InRange(differences.MedianOf(PairKind.SameSubjectSameExpression)!.Value, 10, 14);
        Assert.InRange(differences.MedianOf(PairKind.OtherSubjectSameExpression)!.Value, 86, 102);
        Assert.Equal(
            PairDifferences.Of(manifest, 8, 1).Values[PairKind.OtherSubjectOtherExpression],
            differences.Values[PairKind.OtherSubjectOtherExpression]);
    }

    [Fact]
    public void QuantileOf_FourValues_StepsLinearly()
    {
        Manifest manifest = Write(("a", "anger", null, 0), ("b", "anger", null, 10));
        PairDifferences differences = PairDifferences.Of(manifest, 2, 1);
        Assert.Equal((10, 10),
            (differences.QuantileOf(PairKind.OtherSubjectSameExpression, 0.25), differences.MedianOf(PairKind.OtherSubjectSameExpression)));
        Assert.Null(differences.MedianOf(PairKind.SameClip));
        Assert.Throws<ArgumentOutOfRangeException>(() => differences.QuantileOf(PairKind.SameClip, 1.5));
    }

    [Fact]
    public void Of_DamagedPicture_IsPassedOver()
    {
        Manifest manifest = Write(("a", "anger", null, 0), ("b", "anger", null, 10), ("c", "anger", null, 20));
        File.WriteAllBytes(manifest.FileOf(manifest.Samples[2]), [1, 2, 3]);
        Assert.All(PairDifferences.Of(manifest, 3, 1).Values[PairKind.OtherSubjectSameExpression],
            difference => Assert.Equal(10, difference));
    }

    private Manifest Write(params (string Subject, string Label, string? Clip, byte Level)[] pictures)
    {
        var samples = new List<Sample>();
        foreach ((int i, (string subject, string label, string? clip, byte level)) in pictures.Index())
        {
            var image = new Image(4, 4, 1);
            Array.Fill(image.Pixels, level);
            File.WriteAllBytes(_folder.At($"{i}.png"), PngEncoder.Encode(image));
            samples.Add(new Sample { Path = $"{i}.png", Label = label, Subject = subject, Clip = clip });
        }

        return new Manifest("made-up", _folder.Path, false, samples, []);
    }
}
