using System.Numerics;
using System.Text.RegularExpressions;
using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed partial class KdefPlanTests
{
    private static readonly IReadOnlyList<PracticePicture> Published = PracticeDataSets.PlanOf("kdef", new PracticeOptions { Pictures = 4900 });

    private static readonly string[] Sessions = ["AF01", "BF01"];

    [Fact]
    public void Make_AsPublished_HasThePublishedNamesAndCounts()
    {
        string[] names = [.. Published.Select(picture => picture.Path[(picture.Path.LastIndexOf('/') + 1)..])];
        Assert.Equal(["AF31V.JPG", "AM31H.JPG"], names.Where(name => !NamePattern().IsMatch(name)));
        Assert.All(Published, picture => Assert.Matches("^KDEF_and_AKDEF/KDEF/([AB][FM][0-3][0-9])/(\\1|AF31V|AM31H)", picture.Path));
        Assert.Equal(140, Published.CountBy(picture => picture.Path.Split('/')[2]).Count(folder => folder.Value == 35));
        Assert.Equal(7, names.Where(name => name.EndsWith("S.JPG", StringComparison.Ordinal)).CountBy(name => name[4..6]).Count(code => code.Value == 140));
        Assert.Equal(7, Published.CountBy(picture => picture.Expression).Count(expression => expression.Value == 700));
        PracticePicture afraid = Published.First(picture => picture.Path.EndsWith("/AF01AFS.JPG", StringComparison.Ordinal));
        Assert.Equal(("fear", "F01"), (afraid.Expression, afraid.Character.Name));
    }

    [Fact]
    public void Make_AsPublished_HasItsMistakes()
    {
        Assert.Equal(
            ["AF01SUFR", "AF10AFFR", "AF11NEHL", "AF20DIHL", "AM25DIFL", "AM34DIFR", "BF13NEHR", "BM21DIFL", "BM22DIHL", "BM24DIFL"],
            Published.Where(picture => picture.IsBlack).Select(picture => Path.GetFileNameWithoutExtension(picture.Path)));
        Assert.Equal(
            [("AM05ANFR", 970, 633), ("BM10ANFR", 970, 633)],
            Published.Where(picture => (picture.Frame.Width, picture.Frame.Height) != (562, 762))
                .Select(picture => (Path.GetFileNameWithoutExtension(picture.Path), picture.Frame.Width, picture.Frame.Height)));
        PracticePicture misnamed = Published.First(picture => picture.Path.EndsWith("/AF31V.JPG", StringComparison.Ordinal));
        Assert.Equal(("sadness", "FSAHL"), (misnamed.Expression, misnamed.Stack));
    }

    [Fact]
    public void Make_SmallestSets_AlreadyHaveMistakesAndBothGenders()
    {
        IReadOnlyList<PracticePicture> four = PracticeDataSets.PlanOf("kdef", new PracticeOptions { Pictures = 280 });
        Assert.Equal(["F01", "F31", "M01", "M31"], four.Select(picture => picture.Character.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Single(four, picture => picture.IsBlack);
        Assert.Equal(2, four.Count(picture => picture.Path.Length == "KDEF_and_AKDEF/KDEF/AF31/AF31V.JPG".Length));
        Assert.Equal(["F01"], PracticeDataSets.PlanOf("kdef", new PracticeOptions { Pictures = 70 }).Select(picture => picture.Character.Name).Distinct());
    }

    [Fact]
    public void Make_AnglesOfOneMoment_ShareLightAndExpression_ALeftProfilePointsLeft()
    {
        PracticePicture[] shot = [.. Published.Where(picture => picture.Path.Contains("/AM07HA", StringComparison.Ordinal))];
        Assert.Equal(5, shot.Length);
        Assert.Single(shot.Select(picture => (picture.Clip, picture.Units.ToString(), picture.View.LightX, picture.View.BackgroundTop)).Distinct());
        Assert.Equal(
            [("FL", -1.6f), ("FR", 1.6f), ("HL", -0.8f), ("HR", 0.8f), ("S", 0)],
            shot.Select(picture => (picture.Stack![3..], MathF.Round(picture.View.Yaw, 1) + 0f)));
    }

    [Fact]
    public void Ensure_Kdef_WritesColorPicturesABlackOneAndTheAverages()
    {
        using var home = new TemporaryFolder();
        PracticeResult result = PracticeDataSets.Ensure(
            "kdef", home.Path, new PracticeOptions { Pictures = 70, Reduction = 8 }, token: TestContext.Current.CancellationToken);
        Assert.Equal(70, result.Pictures);
        string root = Path.Combine(result.Root, "KDEF_and_AKDEF");
        Image black = ImageFile.Load(Path.Combine(root, "KDEF", "AF01", "AF01SUFR.JPG"));
        Assert.Equal((562 / 8, 762 / 8, 3, 0), (black.Width, black.Height, black.Channels, black.Pixels.Max()));
        Assert.Equal(3, ImageFile.Load(Path.Combine(root, "KDEF", "BF01", "BF01NES.JPG")).Channels);
        string[] averages = [.. Directory.GetFiles(Path.Combine(root, "AKDEF")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(35, averages.Length);
        Assert.Contains("FAHR.JPG", averages);
        Assert.DoesNotContain("FAFHR.JPG", averages);
        // The mean of both sessions, up to the rounding of JPEG.
        Image average = ImageFile.Load(Path.Combine(root, "AKDEF", "FNES.JPG"));
        Image[] sessions = [.. Sessions.Select(folder => ChannelExtraction.Extract(ImageFile.Load(Path.Combine(root, "KDEF", folder, folder + "NES.JPG")), ColorChannel.Intensity))];
        Assert.True(average.IsGrey);
        Assert.InRange(average.Pixels.Select((value, i) => Math.Abs(value - (sessions[0].Pixels[i] + sessions[1].Pixels[i]) / 2.0)).Average(), 0, 2);
    }

    [Fact]
    public void Render_StraightView_HasTheFaceInTheMiddleOfItsFaceBox()
    {
        FaceBox box = DataSetCatalog.Find("kdef")!.FaceBox!;
        foreach (PracticePicture picture in Published.Where(picture => picture.Stack is not null && picture.Stack[3..] == "S").Where((_, i) => i % 49 == 0))
        {
            var face = new FaceShape(picture.Character, ActionUnits.None, 0);
            var camera = new FrontCamera(picture.View, picture.Frame, face.HeadControls(atRest: true));
            Vector2 nose = camera.Project(new Vector2(0, 0.2f)), crown = camera.Project(new Vector2(0, picture.Character.Crown)), chin = camera.Project(new Vector2(0, picture.Character.Chin));
            Assert.InRange(nose.X, box.X + box.Width / 2f - 25, box.X + box.Width / 2f + 25);
            Assert.InRange(nose.Y, box.Y + box.Height / 2f - 40, box.Y + box.Height / 2f + 40);
            Assert.InRange(crown.Y, box.Y, box.Y + 0.3f * box.Height);
            Assert.InRange(chin.Y, box.Y + 0.7f * box.Height, box.Y + box.Height);
        }
    }

    [GeneratedRegex(@"^[AB][FM]([0-2][0-9]|3[0-5])(AF|AN|DI|HA|NE|SA|SU)(FL|HL|S|HR|FR)\.JPG\z")]
    private static partial Regex NamePattern();
}
