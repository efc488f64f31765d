using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class NearDuplicatesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_FiftyCopiesAmongFiveThousandPictures_FindsAllAndAtMostFiveOthers()
    {
        const int pictures = 4950, copies = 50, faces = 450, side = 48;
        Parallel.For(0, pictures, i =>
        {
            // Faces are more like each other than clouds are: every eleventh picture is one.
            Image picture = i % 11 == 0 && i / 11 < faces ? Face((ulong)i, side) : Clouds.Draw((ulong)i, side);
            File.WriteAllBytes(_folder.At($"{i:0000}.png"), PngEncoder.Encode(picture));
            if (i % (pictures / copies) == 0)
                File.WriteAllBytes(_folder.At($"{i:0000}-copy.png"), Clouds.Copy(picture, i / (pictures / copies) % 4, new CounterRandom(1, (ulong)i)));
        });
        Manifest manifest = ReadAll();
        Assert.Equal(pictures + copies, manifest.Samples.Count);

        NearDuplicates found = NearDuplicates.Find(PictureFingerprints.Of(manifest, token: Token), token: Token);
        NearDuplicatePair[] planted = [.. found.Pairs.Where(pair => manifest.Samples[pair.A].Path[..4] == manifest.Samples[pair.B].Path[..4])];
        Assert.Equal(copies, planted.Length);
        Assert.InRange(found.Count - copies, 0, 5);
        Assert.True(found.IsComplete);
    }

    [Fact]
    public void Find_TypedOutSet_PairsAndGroupsThem()
    {
        Image a = Clouds.Draw(1, 64), b = Clouds.Draw(2, 64);
        Write("0.png", a);
        Write("1.png", b);
        Write("2.png", Clouds.Brightened(a, 0.9, 0));
        Write("3.png", new Image(64, 64, 1));
        Write("4.png", a);
        Write("5.png", new Image(64, 64, 1));
        Write("6.png", Clouds.Draw(3, 64));
        NearDuplicates found = Find();
        Assert.Equal([(0, 4), (0, 2), (2, 4)], found.Pairs.Select(pair => (pair.A, pair.B)));
        Assert.Equal(new PictureAlikeness(0, 1, 0), found.Pairs[0].Alikeness);
        Assert.Equal([0, 2, 4], Assert.Single(found.Groups));
        Assert.Equal([3, 5], found.Fingerprints.WithoutContent);
        Assert.Equal("3 near-duplicate pairs (3 as alike as copies) among 5 pictures", found.ToString());
    }

    [Fact]
    public void Find_OnePictureAHundredTimes_CountsAllPairsAndKeepsAFew()
    {
        Image picture = Clouds.Draw(1, 40);
        for (int i = 0; i < 100; i++)
            Write($"{i:00}.png", picture);
        NearDuplicates found = Find(new NearDuplicateOptions { MostPerPicture = 3 });
        Assert.Equal(100 * 99 / 2, found.Count);
        Assert.Equal(97 * 3 + 2 + 1, found.Pairs.Count);
        Assert.False(found.IsComplete);
        Assert.Equal(100, Assert.Single(found.Groups).Count);
        Assert.Contains("at least", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_MoreThanIsKept_KeepsTheMostAlike()
    {
        Image picture = Clouds.Draw(1, 64);
        Write("0.png", picture);
        for (int i = 1; i <= 6; i++)
            Write($"{i}.png", i == 5 ? picture : Spotted(picture, 7 - i));
        NearDuplicates all = Find(), few = Find(new NearDuplicateOptions { MostPerPicture = 1 });
        Assert.Equal((0, 5), (few.Pairs[0].A, few.Pairs[0].B));
        Assert.Equal(all.Count, few.Count);
        Assert.All(few.Pairs, pair => Assert.Contains(pair, all.Pairs));
        Assert.All(few.Pairs, pair => Assert.Equal(
            all.Pairs.Where(other => other.A == pair.A).Min(other => other.Alikeness.LargestDifference), pair.Alikeness.LargestDifference));
    }

    [Fact]
    public void Find_UnusableOptions_Throws()
    {
        Write("0.png", Clouds.Draw(1, 40));
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(new NearDuplicateOptions { MostPerPicture = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(new NearDuplicateOptions { MostBits = -1 }));
    }

    [Theory]
    [InlineData("frl-london")]
    [InlineData("open-peeps")]
    [InlineData("toon-head")]
    public void Find_RealPictures_PairsNobodyWithSomebodyElse(string name)
    {
        string? folder = RepositoryRoot.Shared is { } shared ? Path.Combine(shared, "data", name) : null;
        Assert.SkipWhen(!Directory.Exists(folder), $"There is no folder shared/data/{name} beside the repository.");
        Manifest manifest = new FolderReader().Read(folder, new ReaderOptions());
        NearDuplicates found = NearDuplicates.Find(PictureFingerprints.Of(manifest, token: Token), token: Token);
        Assert.DoesNotContain(found.Pairs, pair => manifest.Samples[pair.A].Subject != manifest.Samples[pair.B].Subject);
    }

    [Fact]
    public void Find_CopiesOfPhotographs_FindsThemAll()
    {
        string? folder = RepositoryRoot.Shared is { } shared ? Path.Combine(shared, "data", "frl-london") : null;
        Assert.SkipWhen(!Directory.Exists(folder), "There is no folder shared/data/frl-london beside the repository.");
        Manifest photographs = new FolderReader().Read(folder, new ReaderOptions());
        foreach ((int i, Sample sample) in photographs.Samples.Index())
        {
            Image picture = photographs.Load(sample);
            Write($"{i:000}.png", picture);
            if (i % 4 == 0)
                File.WriteAllBytes(_folder.At($"{i:000}-copy.png"), Clouds.Copy(picture, i / 4 % 4, new CounterRandom(2, (ulong)i)));
        }

        NearDuplicates found = Find();
        IReadOnlyList<Sample> samples = found.Fingerprints.Manifest.Samples;
        NearDuplicatePair[] planted = [.. found.Pairs.Where(pair => samples[pair.A].Path[..3] == samples[pair.B].Path[..3])];
        Assert.Equal(51, planted.Length);
        Assert.All(planted, pair => Assert.True(pair.IsCopy, pair.ToString()));
    }

    private NearDuplicates Find(NearDuplicateOptions? options = null) =>
        NearDuplicates.Find(PictureFingerprints.Of(ReadAll(), token: Token), options, Token);

    private Manifest ReadAll() => new("made-up", _folder.Path, isPractice: true,
        Directory.EnumerateFiles(_folder.Path).Select(file => new Sample { Path = Path.GetFileName(file), Label = "neutral", Subject = "a" }), []);

    private void Write(string name, Image picture) => File.WriteAllBytes(_folder.At(name), PngEncoder.Encode(picture));

    /// <summary>The picture with a faint square.</summary>
    private static Image Spotted(Image picture, int strength)
    {
        var spotted = new Image(picture.Width, picture.Height, 1, [.. picture.Pixels]);
        for (int i = 0; i < spotted.Pixels.Length; i++)
        {
            if (i / spotted.Width is >= 20 and < 30 && i % spotted.Width is >= 20 and < 30)
                spotted.Pixels[i] = (byte)Math.Min(255, spotted.Pixels[i] + 3 * strength);
        }

        return spotted;
    }

    private static Image Face(ulong number, int side)
    {
        var random = new CounterRandom(number, 0x46616365);
        PracticeCharacter[] cast = [.. PracticeCast.Ferg, .. PracticeCast.Jaffe];
        ActionUnits units = ActionUnits.None.With(12, random.NextDouble()).With(4, random.NextDouble()).With(26, random.NextDouble());
        var view = new PracticeView
        {
            Yaw = (float)random.NextDouble(-0.25, 0.25),
            Roll = (float)random.NextDouble(-0.12, 0.12),
            CenterX = (float)random.NextDouble(0.46, 0.54),
            CenterY = (float)random.NextDouble(0.46, 0.54),
            LightX = (float)random.NextDouble(-0.7, 0.7),
        };
        return PracticeFace.Render(cast[random.NextInt32(cast.Length)], units, view, number, side);
    }
}
