using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

/// <summary>No expression is told by mean color, brightness, contrast, file size or position of the face.</summary>
public sealed class ShortcutTests
{
    private const double Chance = 1.0 / 7;

    // A share of p = 1/7 of 420 pictures has a deviation of 1.7 points; three of them, rounded up, are the interval around chance.
    private const double Slack = 0.055;

    // Means and positions do not need the fine pixels. An uncompressed TIFF has one size whatever it shows.
    private const int Half = 2, Quarter = 4;

    private static readonly string[] Angles = ["FL", "HL", "S", "HR", "FR"];
    private static readonly string[] Names =
        ["red", "green", "blue", "intensity", "deviation", "file size", "face x", "face y", "face area", "light x", "light y"];

    private static readonly Lazy<Measured> Ferg = new(() => Measure(FergPictures(), 1, SubjectOf));

    [Theory]
    [InlineData("ferg")]
    [InlineData("jaffe")]
    [InlineData("senthil")]
    [InlineData("kdef")]
    [InlineData("utkface")]
    public void LinearClassifier_OnBrightnessSizeAndPosition_IsAtChance(string name)
    {
        Measured set = name switch
        {
            "ferg" => Ferg.Value,
            "jaffe" => Measure(Seeds("jaffe", 2), Half, SubjectOf),
            "senthil" => Measure(Seeds("senthil", 6), 1, SubjectOf),
            "kdef" => Measure(KdefPictures(), Quarter, SubjectOf),
            // Nobody is on two pictures: ten folds at random.
            _ => Measure([.. PracticeDataSets.PlanOf("utkface", new PracticeOptions { Pictures = 490 })], Half, picture => $"{picture.Clip / 7 % 10}"),
        };
        Assert.True(set.Labels.Length >= 420, "Too few pictures for the interval to mean something.");
        double accuracy = ShortcutClassifier.CrossValidated(set.Features, set.Labels, set.Groups);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: all {accuracy:0.000}");
        Assert.InRange(accuracy, Chance - 2 * Slack, Chance + Slack);
    }

    [Theory]
    [InlineData(0, 3.0)] // three levels of red from each expression to the next
    [InlineData(5, 5_000.0)] // bytes
    [InlineData(7, 3.0)] // pixels
    public void LinearClassifier_OnAPlantedCue_IsWellAboveChance(int feature, double step)
    {
        Measured set = Ferg.Value;
        double[][] planted = [.. set.Features.Select((row, i) => row.Select((x, k) => k == feature ? x + step * set.Labels[i] : x).ToArray())];
        Assert.InRange(ShortcutClassifier.CrossValidated(planted, set.Labels, set.Groups), Chance + 2 * Slack, 1);
    }

    /// <summary>One frame, drawn in turn, of each of ten clips in every folder: clips are independent of each other, frames are not.</summary>
    private static List<PracticePicture> FergPictures() =>
    [
        .. PracticeDataSets.PlanOf("ferg", new PracticeOptions { Pictures = 42 * 10 * PracticeDataSets.FramesPerClip })
            .GroupBy(picture => picture.Clip).Select((clip, i) => clip.ElementAt(i % PracticeDataSets.FramesPerClip)),
    ];

    private static List<PracticePicture> Seeds(string name, int count) =>
        [.. Enumerable.Range(1, count).SelectMany(seed => PracticeDataSets.PlanOf(name, new PracticeOptions { Seed = (ulong)seed }))];

    /// <summary>Thirty-two people, each from one of the five angles: what is relative to a subject is relative to its angle, too.</summary>
    private static List<PracticePicture> KdefPictures() =>
    [
        .. PracticeDataSets.PlanOf("kdef", new PracticeOptions { Pictures = 32 * 70 })
            .Where(picture => picture.Stack is not null).GroupBy(picture => picture.Character.Name)
            .SelectMany((person, i) => person.Where(picture => picture.Stack![3..] == Angles[i % Angles.Length])),
    ];

    private static string SubjectOf(PracticePicture picture) => picture.Character.Name;

    private static Measured Measure(List<PracticePicture> pictures, int reduction, Func<PracticePicture, string> groupOf)
    {
        var features = new double[pictures.Count][];
        Parallel.For(0, pictures.Count, i =>
        {
            Image image = PracticeDataSets.Render(pictures[i], reduction);
            features[i] = FeaturesOf(image, PracticeDataSets.Encode(pictures[i].Path, image).Length);
        });
        string[] subjects = [.. pictures.Select(groupOf).Distinct()];
        int[] groups = [.. pictures.Select(picture => Array.IndexOf(subjects, groupOf(picture)))];
        int[] labels = [.. pictures.Select(picture => Expressions.All.ToList().IndexOf(picture.Expression))];
        // Relative to the subject's own mean: that is what a shortcut could use at best.
        foreach (IGrouping<int, int> subject in Enumerable.Range(0, groups.Length).GroupBy(i => groups[i]))
        {
            for (int k = 0; k < Names.Length; k++)
            {
                double mean = subject.Average(i => features[i][k]);
                foreach (int i in subject)
                    features[i][k] -= mean;
            }
        }

        return new Measured(features, labels, groups);
    }

    private static double[] FeaturesOf(Image image, int bytes)
    {
        int count = image.Width * image.Height;
        double red = 0, green = 0, blue = 0, sum = 0, squares = 0, faceX = 0, faceY = 0, area = 0, lightX = 0, lightY = 0;
        for (int y = 0; y < image.Height; y++)
        {
            // The background of a row, as its two ends show it; hair that reaches them only makes the face smaller.
            double left = IntensityAt(image, 2, y), right = IntensityAt(image, image.Width - 3, y);
            for (int x = 0; x < image.Width; x++)
            {
                int i = (y * image.Width + x) * image.Channels;
                double value = IntensityAt(image, x, y);
                red += image.Pixels[i];
                green += image.Pixels[i + (image.IsGrey ? 0 : 1)];
                blue += image.Pixels[i + (image.IsGrey ? 0 : 2)];
                sum += value;
                squares += value * value;
                lightX += x * value;
                lightY += y * value;
                if (Math.Abs(value - left) < 18 || Math.Abs(value - right) < 18)
                    continue;
                faceX += x;
                faceY += y;
                area++;
            }
        }

        double mean = sum / count;
        return
        [
            red / count, green / count, blue / count, mean, Math.Sqrt(squares / count - mean * mean), bytes,
            faceX / area, faceY / area, area, lightX / sum, lightY / sum,
        ];
    }

    private static double IntensityAt(Image image, int x, int y)
    {
        int i = (y * image.Width + x) * image.Channels;
        return image.IsGrey ? image.Pixels[i] : 0.299 * image.Pixels[i] + 0.587 * image.Pixels[i + 1] + 0.114 * image.Pixels[i + 2];
    }

    private sealed record Measured(double[][] Features, int[] Labels, int[] Groups);
}
