using System.Globalization;
using System.Text.RegularExpressions;
using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed partial class UtkFacePlanTests
{
    private static readonly string[] Misspelled =
        ["39_1_20170116174525125.jpg.chip.jpg", "61_1_20170109142408075.jpg.chip.jpg", "61_1_20170109150557335.jpg.chip.jpg"];

    [Fact]
    public void Make_AsPublished_HasThePublishedCodesAndMisspelledNames()
    {
        Match[] names = [.. Names(23_708).Select(name => NamePattern().Match(name))];
        Assert.Equal(23_705, names.Count(name => name.Success));
        int[] ages = [.. names.Where(name => name.Success).Select(name => int.Parse(name.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];
        Assert.Equal((1, 116), (ages.Min(), ages.Max()));
        Assert.InRange(ages.Count(age => age < 10) / 23_705.0, 0.08, 0.18);
        Assert.InRange(ages.Count(age => age is >= 20 and < 40) / 23_705.0, 0.4, 0.6);
        Assert.Equal(
            [("0_0", 5477), ("0_1", 4601), ("1_0", 2318), ("1_1", 2208), ("2_0", 1575), ("2_1", 1859), ("3_0", 2261), ("3_1", 1714), ("4_0", 760), ("4_1", 932)],
            names.Where(name => name.Success).CountBy(name => $"{name.Groups[3].Value}_{name.Groups[2].Value}")
                .Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(600)]
    public void Make_AnySize_HasTheMisspelledNamesAndAboutThePublishedShares(int size)
    {
        string[] names = [.. Names(size)];
        Assert.Equal(size, names.Distinct().Count());
        Assert.Equal(Misspelled, names.Where(name => !NamePattern().IsMatch(name)));
        double white = names.Count(name => NamePattern().Match(name).Groups[3].Value == "0") / (size - 3.0);
        Assert.Equal(10_078 / 23_705.0, white, 1.0 / (size - 3));
    }

    [Fact]
    public void Make_EveryPicture_IsAnotherFace()
    {
        IReadOnlyList<PracticePicture> plan = PracticeDataSets.PlanOf("utkface", new PracticeOptions { Pictures = 600 });
        Assert.Equal(plan.Count, plan.Select(picture => picture.Character with { Name = "" }).Distinct().Count());
        Assert.All(plan.CountBy(picture => picture.Expression), pair => Assert.InRange(pair.Value, 85, 86));
    }

    [Fact]
    public void Draw_YearsShow_AsAChildsProportionsFoldsAndGreyHair()
    {
        PracticeCharacter Of(int age) => MadeUpPerson.Draw("one", new PersonTraits(age, Female: true, 0.5f, 0), new FerLib.Randomness.CounterRandom(1));
        (PracticeCharacter child, PracticeCharacter adult, PracticeCharacter old) = (Of(5), Of(30), Of(90));
        Assert.True(child.EyeHeight > adult.EyeHeight && child.Chin < adult.Chin && child.Crown < adult.Crown);
        Assert.Equal((0, 0), (child.Age, adult.Age));
        Assert.True(old.Age > 0.9f && old.Folds > adult.Folds && old.HairColor.Luma > adult.HairColor.Luma + 0.3f);
    }

    [Fact]
    public void Ensure_UtkFace_WritesColorPicturesAndLabelsOfReadableNames()
    {
        using var home = new TemporaryFolder();
        PracticeResult result = PracticeDataSets.Ensure("utkface", home.Path, new PracticeOptions { Pictures = 10 }, token: TestContext.Current.CancellationToken);
        string[] files = Directory.GetFiles(Path.Combine(result.Root, "UTKFace"));
        Assert.Equal(10, files.Length);
        Assert.All(files.Select(file => ImageFile.Load(file)), picture => Assert.Equal((200, 200, 3), (picture.Width, picture.Height, picture.Channels)));
        string[] rows = File.ReadAllLines(Path.Combine(result.Root, Manifest.LabelFileName));
        Assert.Equal("file,expression", rows[0]);
        Assert.Equal(Expressions.All, rows[1..].Select(row => row.Split(',')[1]));
        Assert.All(rows[1..], row => Assert.True(File.Exists(Path.Combine(result.Root, row.Split(',')[0]))));
    }

    private static IEnumerable<string> Names(int size) => PracticeDataSets.PlanOf("utkface", new PracticeOptions { Pictures = size })
        .Select(picture => picture.Path["UTKFace/".Length..]);

    [GeneratedRegex(@"^(\d{1,3})_([01])_([0-4])_(\d{17})\.jpg\.chip\.jpg\z")]
    private static partial Regex NamePattern();
}
