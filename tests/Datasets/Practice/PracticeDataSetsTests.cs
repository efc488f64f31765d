using System.Collections.Concurrent;
using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed class PracticeDataSetsTests : IDisposable
{
    // Small pictures where only folders, names and markers matter.
    private static readonly PracticeOptions Small = new() { Pictures = 1, Reduction = 8 };
    private static readonly string[] FolderNames = ["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"];
    private readonly string _home = Directory.CreateTempSubdirectory("ferlib-practice-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void Ensure_Ferg_HasTheLayoutAndNames()
    {
        var reports = new ConcurrentBag<PracticeProgress>();
        PracticeResult result = PracticeDataSets.Ensure("ferg", _home, Small with { Reduction = 1 }, new Immediate(reports.Add), TestContext.Current.CancellationToken);
        Assert.Equal((Path.Combine(_home, "practice", "ferg"), 42, true), (result.Root, result.Pictures, result.WasMade));
        Assert.Equal(42, reports.Max(report => report.Done));
        string file = Path.Combine(result.Root, "FERG_DB_256", "mery", "mery_joy", "mery_joy_1.png");
        Image picture = ImageFile.Load(file);
        Assert.Equal((256, 256, 3), (picture.Width, picture.Height, picture.Channels));
        Assert.True(File.Exists(Path.Combine(result.Root, "README.txt")));
        Assert.Equal(6, Directory.GetDirectories(Path.Combine(result.Root, "FERG_DB_256")).Length);
        Assert.Equal(
            [.. FolderNames.Select(name => "ray_" + name)],
            Directory.GetDirectories(Path.Combine(result.Root, "FERG_DB_256", "ray")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ensure_Again_MakesNothing_OtherSeed_MakesAnew()
    {
        PracticeResult first = Ensure(Small);
        string file = Path.Combine(first.Root, "FERG_DB_256", "aia", "aia_fear", "aia_fear_1.png");
        byte[] before = File.ReadAllBytes(file);
        Assert.False(Ensure(Small).WasMade);
        Assert.True(Ensure(Small with { Seed = 2 }).WasMade);
        Assert.NotEqual(before, File.ReadAllBytes(file));
        Assert.True(Ensure(Small with { Threads = 1 }).WasMade);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public void Ensure_SetWithAMissingPicture_IsMadeAnew()
    {
        string root = Ensure(Small).Root;
        File.Delete(Path.Combine(root, "FERG_DB_256", "aia", "aia_fear", "aia_fear_1.png"));
        Assert.True(Ensure(Small).WasMade);
    }

    [Fact]
    public void Ensure_Cancelled_LeavesNoSet_AndTheNextCallMakesIt()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(
            () => PracticeDataSets.Ensure("ferg", _home, Small, new Immediate(_ => source.Cancel()), source.Token));
        Assert.Empty(Directory.GetDirectories(Path.Combine(_home, "practice")));
        Assert.True(Ensure(Small).WasMade);
    }

    [Fact]
    public void Ensure_SomebodyElsesFolder_IsLeftAlone()
    {
        string root = Directory.CreateDirectory(Path.Combine(_home, "practice", "ferg")).FullName;
        string file = Path.Combine(root, "thesis.txt");
        File.WriteAllText(file, "mine");
        DatasetException error = Assert.Throws<DatasetException>(() => Ensure(Small));
        Assert.Contains("not a practice set", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Ensure_BadInput_SaysWhatIsExpected()
    {
        Assert.Equal(
            "There is no practice set \"ck48\", expected one of ferg, jaffe, senthil, kdef, utkface.",
            Assert.Throws<DatasetException>(() => Ensure(Small, "ck48")).Message);
        Assert.Equal(
            "practice/ferg: 0 pictures are asked for, expected 1 or more.",
            Assert.Throws<DatasetException>(() => Ensure(Small with { Pictures = 0 })).Message);
        string blocked = Path.Combine(_home, "file");
        File.WriteAllText(blocked, "");
        DatasetException error = Assert.Throws<DatasetException>(
            () => PracticeDataSets.Ensure("ferg", blocked, Small, token: TestContext.Current.CancellationToken));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ferg", 1008, 55_767)]
    [InlineData("jaffe", 213, 213)]
    [InlineData("senthil", 80, 80)]
    [InlineData("kdef", 420, 4_900)]
    [InlineData("utkface", 1000, 23_708)]
    public void PlanOf_DefaultAndPublishedSize_HasThatManyFilesAndAllExpressions(string name, int standard, int published)
    {
        Assert.Equal(DataSetCatalog.Find(name)!.PublishedCount, published);
        foreach ((int? wanted, int count) in new (int?, int)[] { (null, standard), (published, published), (int.MaxValue, published) })
        {
            IReadOnlyList<PracticePicture> plan = PracticeDataSets.PlanOf(name, new PracticeOptions { Pictures = wanted });
            Assert.Equal((count, count), (plan.Count, plan.DistinctBy(picture => picture.Path, StringComparer.OrdinalIgnoreCase).Count()));
            Assert.Equal(count, PracticeDataSets.SizeOf(name, wanted));
            Assert.Equal(Expressions.All, plan.Select(picture => picture.Expression).Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("ferg", 1, 42)]
    [InlineData("ferg", 43, 84)]
    [InlineData("ferg", 42 * 911 + 1, 42 * 911 + 41)] // mery_disgust has 911
    [InlineData("jaffe", 1, 213)]
    [InlineData("senthil", 500, 80)]
    [InlineData("kdef", 1, 70)]
    [InlineData("kdef", 71, 140)]
    [InlineData("utkface", 1, 10)]
    [InlineData("utkface", 601, 601)]
    public void SizeOf_AboutSoMany_IsTheSmallestSetThatHoldsThem(string name, int wanted, int size) =>
        Assert.Equal(size, PracticeDataSets.SizeOf(name, wanted));

    [Fact]
    public void PlanOf_FergAsPublished_MissesOneNumber()
    {
        string[] names = [.. PracticeDataSets.PlanOf("ferg", new PracticeOptions { Pictures = 55_767 }).Select(picture => picture.Path[(picture.Path.LastIndexOf('/') + 1)..])];
        Assert.DoesNotContain("bonnie_fear_481.png", names);
        Assert.Contains("bonnie_fear_1256.png", names);
        Assert.Equal(1255, names.Count(name => name.StartsWith("bonnie_fear_", StringComparison.Ordinal)));
        Assert.Equal(1746, names.Count(name => name.StartsWith("aia_surprise_", StringComparison.Ordinal)));
        // 1,255 frames are nothing special in another folder.
        Assert.Contains(PracticeDataSets.PlanOf("ferg", new PracticeOptions { Pictures = 48_000 }), picture => picture.Path.EndsWith("/aia_anger_481.png", StringComparison.Ordinal));
    }

    [Fact]
    public void Ensure_SetOfAnotherSize_IsMadeAnew()
    {
        Assert.Equal((42, true), (Ensure(Small).Pictures, Ensure(Small with { Pictures = 43 }).WasMade));
        // The same size in other words.
        Assert.False(Ensure(Small with { Pictures = 84 }).WasMade);
    }

    [Fact]
    public void PlanOf_Jaffe_HasThePublishedNamesAndCounts()
    {
        IReadOnlyList<PracticePicture> plan = PracticeDataSets.PlanOf("jaffe", Small);
        Assert.Equal(213, plan.Count);
        Assert.Contains(plan, picture => picture.Path == "jaffe/KA.AN1.39.tiff");
        Assert.Contains(plan, picture => picture.Path.StartsWith("jaffe/KM.DI3.", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, picture => picture.Path.StartsWith("jaffe/KM.DI2.", StringComparison.Ordinal));
        int[] serials = [.. plan.Select(picture => int.Parse(picture.Path.Split('.')[2], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(Enumerable.Range(1, 219).Except([8, 12, 21, 76, 108, 183]), serials);
        Assert.Equal(
            [("KA", 23), ("KL", 22), ("KM", 22), ("KR", 20), ("MK", 21), ("NA", 21), ("NM", 20), ("TM", 21), ("UY", 21), ("YM", 22)],
            plan.CountBy(picture => picture.Character.Name).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(
            [("anger", 30), ("disgust", 29), ("fear", 32), ("happiness", 31), ("neutral", 30), ("sadness", 31), ("surprise", 30)],
            plan.CountBy(picture => picture.Expression).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Ensure_Jaffe_IsGreyTiffInAFlatFolder()
    {
        PracticeResult result = Ensure(Small, "jaffe");
        string[] files = Directory.GetFiles(Path.Combine(result.Root, "jaffe"));
        Assert.Equal(213, files.Length);
        Assert.Single(files.Select(file => new FileInfo(file).Length).Distinct());
        byte[] bytes = File.ReadAllBytes(files[0]);
        Assert.Equal("II*\0"u8.ToArray(), bytes[..4]);
        PracticePicture planned = PracticeDataSets.PlanOf("jaffe", new PracticeOptions()).First(picture => picture.Path == "jaffe/KA.AN1.39.tiff");
        Assert.Equal(256, PracticeDataSets.Render(planned).Width);
        Assert.Equal(PracticeDataSets.Render(planned, Small.Reduction).Pixels, File.ReadAllBytes(Path.Combine(result.Root, "jaffe", "KA.AN1.39.tiff"))[8..(8 + 32 * 32)]);
    }

    /// <summary>Figures of the README were measured on these pictures: a change of the renderer must not move them unnoticed.</summary>
    [Theory]
    [InlineData("ferg", "FERG_DB_256/aia/aia_fear/aia_fear_3.png", 92.830, 92.538)]
    [InlineData("ferg", "FERG_DB_256/ray/ray_joy/ray_joy_20.png", 140.152, 140.169)]
    [InlineData("jaffe", "jaffe/KA.AN1.39.tiff", 114.016, 115.034)]
    [InlineData("jaffe", "jaffe/YM.HA1.52.tiff", 130.204, 130.212)]
    public void Render_DefaultPictures_AreThoseThatTheReadmeMeasured(string name, string path, double mean, double weighted)
    {
        // Other processors round other last bits, which moves single grey levels.
        const double Levels = 0.02;
        byte[] pixels = PracticeDataSets.Render(PracticeDataSets.PlanOf(name, new PracticeOptions()).Single(picture => picture.Path == path)).Pixels;
        Assert.Equal(mean, pixels.Average(value => value), Levels);
        Assert.Equal(weighted, pixels.Select((value, i) => value * (i % 251)).Average() / 125, Levels);
    }

    [Fact]
    public void PlanOf_Ferg_NeighboursInAClipAreNearDuplicates()
    {
        IReadOnlyList<PracticePicture> plan = PracticeDataSets.PlanOf("ferg", new PracticeOptions { Pictures = 504 });
        Assert.Equal(504, plan.Count);
        double within = Difference(plan[1], plan[2]), across = Difference(plan[5], plan[6]);
        Assert.Equal((plan[1].Clip, plan[5].Clip + 1), (plan[2].Clip, plan[6].Clip));
        Assert.True(across > 2 * within, FormattableString.Invariant($"within a clip {within:0.0} grey levels, across clips {across:0.0}"));
    }

    private static double Difference(PracticePicture a, PracticePicture b) =>
        PracticeDataSets.Render(a).Pixels.Zip(PracticeDataSets.Render(b).Pixels, (x, y) => Math.Abs(x - y)).Average();

    private PracticeResult Ensure(PracticeOptions options, string name = "ferg") =>
        PracticeDataSets.Ensure(name, _home, options, token: TestContext.Current.CancellationToken);

    private sealed class Immediate(Action<PracticeProgress> report) : IProgress<PracticeProgress>
    {
        public void Report(PracticeProgress value) => report(value);
    }
}
