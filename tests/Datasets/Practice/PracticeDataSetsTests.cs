using System.Collections.Concurrent;
using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed class PracticeDataSetsTests : IDisposable
{
    // Small pictures where only folders, names and markers matter.
    private static readonly PracticeOptions Small = new() { Pictures = 42, Size = 32 };
    private static readonly string[] FolderNames = ["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"];
    private readonly string _home = Directory.CreateTempSubdirectory("ferlib-practice-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void Ensure_Ferg_HasTheLayoutAndNames()
    {
        var reports = new ConcurrentBag<PracticeProgress>();
        PracticeResult result = PracticeDataSets.Ensure("ferg", _home, Small with { Size = PracticeFace.Size }, new Immediate(reports.Add), TestContext.Current.CancellationToken);
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
        Assert.Contains("ferg or jaffe", Assert.Throws<DatasetException>(() => Ensure(Small, "kdef")).Message, StringComparison.Ordinal);
        Assert.Contains("at least 1", Assert.Throws<DatasetException>(() => Ensure(Small with { Pictures = 0 })).Message, StringComparison.Ordinal);
        string blocked = Path.Combine(_home, "file");
        File.WriteAllText(blocked, "");
        DatasetException error = Assert.Throws<DatasetException>(
            () => PracticeDataSets.Ensure("ferg", blocked, Small, token: TestContext.Current.CancellationToken));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
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
        Assert.Equal(PracticeDataSets.Render(planned, Small.Size).Pixels, File.ReadAllBytes(Path.Combine(result.Root, "jaffe", "KA.AN1.39.tiff"))[8..(8 + Small.Size * Small.Size)]);
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
