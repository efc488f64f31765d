using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FerLib.Datasets;
using FerLib.Datasets.Prepared;
using FerLib.Imaging;
using FerLib.Tests.Training;
using Xunit;

namespace FerLib.Tests.Datasets.Prepared;

public sealed class PreparedCacheTests : IDisposable
{
    private const int Size = 16;
    private readonly TemporaryFolder _folder = new();
    private readonly PreparedCache _cache;

    public PreparedCacheTests() => _cache = new PreparedCache(_folder.At("prepared"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Prepare_Pictures_GivesTheBytesOfDecodingEach()
    {
        Manifest manifest = ColorSet.Write(_folder, 12);
        PreparationPlan plan = Plan(manifest);
        Assert.Equal((12, false), (plan.Pictures, plan.IsDone));
        PreparationResult result = _cache.Prepare(plan, token: Token);
        Assert.Equal((plan.File, plan.Bytes, 12, 12), (result.File, result.Bytes, result.Pictures, result.Decoded));
        Assert.Empty(result.Damaged);
        Assert.Equal(plan.Bytes, new FileInfo(plan.File).Length);
        using PreparedFile file = PreparedFile.TryOpen(plan.File)!;
        foreach (Sample sample in manifest.Samples)
        {
            Image image = Resizer.Resize(ImageFile.Load(manifest.FileOf(sample)), Size, Size);
            byte[] expected = new byte[4 * Size * Size], planes = new byte[4 * Size * Size];
            ChannelExtraction.CopyPlanes(image, InputChannels.Irgb, expected);
            PreparedSlot state = file.Read(file.SlotOf(HashOf(manifest, sample)), 0, planes);
            Assert.Equal(expected, planes);
            Assert.Equal(ChannelExtraction.IsColorless(image), state.HasFlag(PreparedSlot.Colorless));
        }

        Assert.True(Plan(manifest).IsDone);
        Assert.Equal(0, _cache.Prepare(Plan(manifest), token: Token).Decoded);
    }

    [Theory]
    [InlineData(InputChannels.Intensity, 0)]
    [InlineData(InputChannels.Red, 1)]
    [InlineData(InputChannels.Blue, 3)]
    [InlineData(InputChannels.Rgb, 1)]
    [InlineData(InputChannels.Irgb, 0)]
    public void Find_AnyChoiceOfPlanes_IsServedByTheFourChannels(InputChannels channels, int first)
    {
        Manifest manifest = ColorSet.Write(_folder, 5);
        _cache.Prepare(Plan(manifest), token: Token);
        (PreparedFile file, int[] slots) = _cache.Find(manifest, manifest.Samples, Size, channels, Token)!.Value;
        using (file)
        {
            Assert.Equal(first, file.Header.FirstPlaneOf(channels));
            for (int i = 0; i < slots.Length; i++)
            {
                byte[] expected = new byte[ChannelExtraction.PlanesOf(channels) * Size * Size], planes = new byte[expected.Length];
                ChannelExtraction.CopyPlanes(Resizer.Resize(ImageFile.Load(manifest.FileOf(manifest.Samples[i])), Size, Size), channels, expected);
                file.Read(slots[i], first, planes);
                Assert.Equal(expected, planes);
            }
        }
    }

    [Fact]
    public void Find_OtherSizeOrPlanesOrFaceBoxOrName_FindsNothing()
    {
        Manifest manifest = ColorSet.Write(_folder, 3);
        _cache.Prepare(_cache.Plan(manifest, new PreparationOptions { Size = Size, Channels = InputChannels.Rgb }, token: Token), token: Token);
        Assert.Null(_cache.Find(manifest, manifest.Samples, Size + 1, InputChannels.Rgb, Token));
        Assert.Null(_cache.Find(manifest, manifest.Samples, Size, InputChannels.Intensity, Token));
        Assert.Null(_cache.Find(manifest.WithFaceBox(new FaceBox(0, 0, 10, 7, 20, 14), "box"), manifest.Samples, Size, InputChannels.Rgb, Token));
        Assert.Null(_cache.Find(manifest.AsPractice(), manifest.Samples, Size, InputChannels.Rgb, Token));
        using PreparedFile? found = _cache.Find(manifest, manifest.Samples, Size, InputChannels.Green, Token)?.File;
        Assert.NotNull(found);
    }

    [Fact]
    public void Plan_OtherContentOptionsOrName_IsAnotherFile()
    {
        Manifest manifest = ColorSet.Write(_folder, 4);
        HashSet<string> files =
        [
            Plan(manifest).File,
            _cache.Plan(manifest, new PreparationOptions { Size = 17 }, token: Token).File,
            _cache.Plan(manifest, new PreparationOptions { Size = Size, Channels = InputChannels.Red }, token: Token).File,
            Plan(manifest.AsPractice()).File,
            Plan(manifest.WithFaceBox(new FaceBox(0, 0, 10, 7, 20, 14), "box")).File,
        ];
        Change(manifest, 1, 90);
        files.Add(Plan(manifest).File);
        Assert.Equal(6, files.Count);
    }

    [Fact]
    public void Plan_CopiesOfOnePicture_AreOne()
    {
        Manifest manifest = ColorSet.Write(_folder, 4);
        File.Copy(manifest.FileOf(manifest.Samples[0]), manifest.FileOf(manifest.Samples[1]), overwrite: true);
        Assert.Equal(3, Plan(manifest).Pictures);
        _cache.Prepare(Plan(manifest), token: Token);
        (PreparedFile file, int[] slots) = _cache.Find(manifest, manifest.Samples, Size, InputChannels.Irgb, Token)!.Value;
        file.Dispose();
        Assert.Equal(slots[0], slots[1]);
        Assert.DoesNotContain(-1, slots);
    }

    [Fact]
    public void Prepare_AfterSomePicturesChanged_DecodesOnlyThose()
    {
        Manifest manifest = ColorSet.Write(_folder, 10);
        string before = _cache.Prepare(Plan(manifest), token: Token).File;
        Change(manifest, 3, 90);
        manifest = ColorSet.Write(_folder, 2, first: 10);
        PreparationResult result = _cache.Prepare(Plan(manifest), token: Token);
        Assert.Equal((12, 3), (result.Pictures, result.Decoded));
        AssertSameAsFresh(result.File, manifest);
        // The old file holds a picture that the new one has not: it may still be wanted.
        Assert.True(File.Exists(before));
    }

    [Fact]
    public void Prepare_AfterPicturesWereAdded_DeletesTheFileThatHoldsNothingMore()
    {
        string before = _cache.Prepare(Plan(ColorSet.Write(_folder, 4)), token: Token).File;
        Manifest manifest = ColorSet.Write(_folder, 3, first: 4);
        PreparationResult result = _cache.Prepare(Plan(manifest), token: Token);
        Assert.Equal(3, result.Decoded);
        Assert.False(File.Exists(before));
        Assert.Equal([result.File], _cache.Sets().Select(set => set.File));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Prepare_StoppedAfterSome_GoesOnAndGivesTheSameFile(int after)
    {
        Manifest manifest = ColorSet.Write(_folder, 40);
        PreparationPlan plan = Plan(manifest);
        using var stop = new CancellationTokenSource();
        if (after == 0)
            stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => _cache.Prepare(
            plan, new Immediate<(int Done, int Total)>(progress => { if (progress.Done >= after) stop.Cancel(); }), token: stop.Token));
        Assert.False(File.Exists(plan.File));
        Assert.Empty(_cache.Sets());
        PreparationResult result = _cache.Prepare(Plan(manifest), token: Token);
        Assert.InRange(result.Decoded, 1, 40 - after);
        AssertSameAsFresh(result.File, manifest);
        Assert.Empty(Directory.GetFiles(_folder.At("prepared"), "*.partial"));
    }

    [Fact]
    public void Prepare_UnfinishedFileWithDamagedSlots_MakesThoseAnew()
    {
        Manifest manifest = ColorSet.Write(_folder, 6);
        PreparationPlan plan = Plan(manifest);
        string whole = _cache.Prepare(plan, token: Token).File;
        byte[] bytes = File.ReadAllBytes(whole);
        string partial = whole + ".partial";
        File.Move(whole, partial);
        using (FileStream file = File.OpenWrite(partial))
        {
            // A byte of a picture, and the word that says that another is there.
            file.Position = plan.Header.SlotsFrom + plan.Header.SlotBytes - 1;
            file.WriteByte((byte)~bytes[file.Position]);
            file.Position = plan.Header.SlotsFrom + 3 * plan.Header.SlotBytes;
            file.WriteByte(0);
        }

        Assert.Equal(2, _cache.Prepare(Plan(manifest), token: Token).Decoded);
        Assert.Equal(bytes, File.ReadAllBytes(whole));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Kind\":\"FerLib prepared pictures\"}")]
    [InlineData("nothing of ours")]
    public void Prepare_FilesThatAreNotOurs_AreNoHindrance(string content)
    {
        Manifest manifest = ColorSet.Write(_folder, 3);
        PreparationPlan plan = Plan(manifest);
        _folder.Write("prepared/other.pictures", content);
        File.WriteAllText(plan.File + ".partial", content);
        File.WriteAllText(plan.File, content);
        Assert.False(Plan(manifest).IsDone);
        Assert.Equal(3, _cache.Prepare(Plan(manifest), token: Token).Decoded);
        AssertSameAsFresh(plan.File, manifest);
        Assert.Single(_cache.Sets());
        Assert.True(File.Exists(_folder.At("prepared/other.pictures")));
    }

    [Theory]
    [InlineData("\"Count\":3", "\"Count\":4")]
    [InlineData("\"Count\":3", "\"Count\":-1")]
    [InlineData("\"Count\":3", "\"Count\":134217728")]
    [InlineData("\"SlotsFrom\":8192", "\"SlotsFrom\":8188")]
    [InlineData("\"Size\":16", "\"Size\":32")]
    [InlineData("\"Channels\":\"Irgb\"", "\"Channels\":\"Rgb\"")]
    public void TryOpen_HeaderThatDoesNotFit_IsNoFileOfOurs(string part, string other)
    {
        string file = _cache.Prepare(Plan(ColorSet.Write(_folder, 3)), token: Token).File;
        byte[] bytes = File.ReadAllBytes(file);
        string header = System.Text.Encoding.UTF8.GetString(bytes, 0, PreparedHeader.Length);
        Assert.Contains(part, header, StringComparison.Ordinal);
        string wrong = header.Replace(part, other, StringComparison.Ordinal).TrimEnd().PadRight(PreparedHeader.Length);
        System.Text.Encoding.UTF8.GetBytes(wrong).CopyTo(bytes, 0);
        File.WriteAllBytes(file, bytes);
        Assert.Null(PreparedFile.TryOpen(file));
        Assert.Empty(_cache.Sets());
    }

    [Fact]
    public void Prepare_FileOfOtherPicturesInItsPlace_IsMadeAnew()
    {
        Manifest manifest = ColorSet.Write(_folder, 3);
        string file = _cache.Prepare(Plan(manifest), token: Token).File;
        Change(manifest, 1, 92);
        PreparationPlan plan = Plan(manifest);
        File.Copy(file, plan.File);
        Assert.False(Plan(manifest).IsDone);
        Assert.Equal(1, _cache.Prepare(plan, token: Token).Decoded);
        AssertSameAsFresh(plan.File, manifest);
    }

    [Theory]
    [InlineData("Count", "134217728", true)]
    [InlineData("Count", "100000000", true)]
    [InlineData("Count", "-1", false)]
    [InlineData("Count", "99999999999", false)]
    [InlineData("SlotsFrom", "9223372036854775807", false)]
    [InlineData("SlotBytes", "-5", false)]
    [InlineData("PlanesFrom", "2147483647", false)]
    [InlineData("Size", "46341", false)]
    [InlineData("Channels", "77", false)]
    [InlineData("DataSet", "null", false)]
    [InlineData("Decoder", "null", false)]
    public void TryOpen_HostileHeader_IsNoneOfOurs(string name, string value, bool fitsItsLength)
    {
        Manifest manifest = ColorSet.Write(_folder, 2);
        string file = _cache.Prepare(_cache.Plan(manifest, new PreparationOptions { Size = 8, Channels = InputChannels.Red }, token: Token), token: Token).File;
        byte[] bytes = File.ReadAllBytes(file);
        JsonNode header = JsonNode.Parse(bytes.AsSpan(0, PreparedHeader.Length))!;
        header[name] = JsonNode.Parse(value);
        if (fitsItsLength)
            header["SlotsFrom"] = PreparedHeader.Length + long.Parse(value, CultureInfo.InvariantCulture) * ContentHash.Length;
        Encoding.UTF8.GetBytes(header.ToJsonString().PadRight(PreparedHeader.Length)).CopyTo(bytes, 0);
        File.WriteAllBytes(file, bytes);
        if (fitsItsLength)
        {
            // As long as it says, which a file with holes can be.
            Assert.SkipWhen(OperatingSystem.IsWindows(), "A file with holes needs a special call on Windows.");
            using FileStream stream = File.OpenWrite(file);
            stream.SetLength((long)header["SlotsFrom"]! + long.Parse(value, CultureInfo.InvariantCulture) * (long)header["SlotBytes"]!);
        }

        Assert.Empty(_cache.Sets());
        Assert.Null(_cache.Find(manifest, manifest.Samples, 8, InputChannels.Red, Token));
    }

    [Fact]
    public void Read_SlotThatSaysSomethingElse_IsEmpty()
    {
        Manifest manifest = ColorSet.Write(_folder, 2);
        PreparationPlan plan = Plan(manifest);
        string path = _cache.Prepare(plan, token: Token).File;
        byte[] bytes = File.ReadAllBytes(path);
        // With color, without, damaged: the planes are the same, and nobody would see it.
        bytes[plan.Header.SlotsFrom + plan.Header.SlotBytes] ^= (byte)PreparedSlot.Colorless;
        File.WriteAllBytes(path, bytes);
        using PreparedFile file = PreparedFile.TryOpen(path)!;
        byte[] planes = new byte[4 * Size * Size];
        Assert.Equal(PreparedSlot.Picture | PreparedSlot.Colorless, file.Read(0, 0, planes));
        Assert.Equal(PreparedSlot.Empty, file.Read(1, 0, planes));
    }

    [Fact]
    public void Find_Stopped_LeavesNoFileOpen()
    {
        Manifest manifest = ColorSet.Write(_folder, 3);
        string file = _cache.Prepare(Plan(manifest), token: Token).File;
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => _cache.Find(manifest, manifest.Samples, Size, InputChannels.Irgb, stop.Token));
        using FileStream alone = new(file, FileMode.Open, FileAccess.Read, FileShare.None);
    }

    [Fact]
    public void Prepare_PicturesThatCannotBeDecoded_AreNamedAndTheRestPrepared()
    {
        Manifest manifest = ColorSet.Write(_folder, 5);
        File.WriteAllText(manifest.FileOf(manifest.Samples[2]), "no picture");
        PreparationResult result = _cache.Prepare(Plan(manifest), token: Token);
        QuarantinedFile damaged = Assert.Single(result.Damaged);
        Assert.Equal(manifest.Samples[2].Path, damaged.Path);
        Assert.Contains("no format read here", damaged.Reason, StringComparison.Ordinal);
        (PreparedFile file, int[] slots) = _cache.Find(manifest, manifest.Samples, Size, InputChannels.Irgb, Token)!.Value;
        using (file)
            Assert.Equal(PreparedSlot.Damaged, file.StateOf(slots[2]));
    }

    [Fact]
    public void Prepare_PictureThatChangesAfterItsHash_IsRefused()
    {
        Manifest manifest = ColorSet.Write(_folder, 3);
        PreparationPlan plan = Plan(manifest);
        Change(manifest, 1, 91);
        string message = Assert.Throws<DatasetException>(() => _cache.Prepare(plan, token: Token)).Message;
        Assert.Equal($"set: {manifest.Samples[1].Path} has changed since its hash was taken. Leave the set as it is and give the same command again.", message);
        File.Delete(manifest.FileOf(manifest.Samples[1]));
        Assert.Throws<DatasetException>(() => _cache.Prepare(plan, token: Token));
        Assert.Empty(_cache.Sets());
    }

    [Fact]
    public void Prepare_FolderThatCannotBeWritten_IsOneClearError()
    {
        Manifest manifest = ColorSet.Write(_folder, 4);
        _folder.Write("file", "");
        var cache = new PreparedCache(_folder.At("file/prepared"));
        string message = Assert.Throws<DatasetException>(() =>
            cache.Prepare(new PreparedCache(_folder.At("elsewhere")).Plan(manifest, new PreparationOptions { Size = Size }, token: Token) is { } plan
                ? cache.Plan(manifest, new PreparationOptions { Size = Size }, token: Token) : null!, token: Token)).Message;
        Assert.Contains("cannot be written", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_TwoAtOnce_MakeOneFile()
    {
        Manifest manifest = ColorSet.Write(_folder, 30);
        Task<PreparationResult>[] runs = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => new PreparedCache(_folder.At("prepared")).Prepare(Plan(manifest), token: Token), Token))];
        PreparationResult[] results = await Task.WhenAll(runs);
        Assert.Equal(30, results.Sum(result => result.Decoded));
        AssertSameAsFresh(results[0].File, manifest);
    }

    [Fact]
    public void Plan_NothingToReadOrNoFiles_SaysSo()
    {
        Manifest manifest = ColorSet.Write(_folder, 4);
        Assert.Contains("no files of their own (channel image)", Assert.Throws<DatasetException>(() => Plan(manifest.Unfolded())).Message, StringComparison.Ordinal);
        Directory.Delete(_folder.At("set"), recursive: true);
        Assert.Contains("none of its 4 pictures", Assert.Throws<DatasetException>(() => Plan(manifest)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_PlanAndPrepare_CountToTheEnd()
    {
        Manifest manifest = ColorSet.Write(_folder, 9);
        ConcurrentBag<int> hashed = [], prepared = [];
        PreparationPlan plan = _cache.Plan(
            manifest, new PreparationOptions { Size = Size }, new Immediate<(int Done, int Total)>(progress => hashed.Add(progress.Done)), Token);
        _cache.Prepare(plan, new Immediate<(int Done, int Total)>(progress => prepared.Add(progress.Done)), token: Token);
        Assert.Equal(Enumerable.Range(1, 9), hashed.Order());
        Assert.Equal(Enumerable.Range(1, 9), prepared.Order());
    }

    [Theory]
    [InlineData("practice FERG", "practice-ferg")]
    [InlineData("  ../../CK+48 \u202e", "ck-48")]
    [InlineData("\u65e5\u672c", "pictures")]
    public void PlainName_AnyName_IsSafeInAFileName(string name, string expected) => Assert.Equal(expected, PreparedCache.PlainName(name));

    private PreparationPlan Plan(Manifest manifest) => _cache.Plan(manifest, new PreparationOptions { Size = Size }, token: Token);

    private static ContentHash HashOf(Manifest manifest, Sample sample) =>
        ContentHash.From(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(manifest.FileOf(sample))));

    private static void Change(Manifest manifest, int sample, int number)
    {
        string file = manifest.FileOf(manifest.Samples[sample]);
        File.WriteAllBytes(file, PngEncoder.Encode(ColorSet.Picture(number)));
    }

    private void AssertSameAsFresh(string file, Manifest manifest)
    {
        var fresh = new PreparedCache(_folder.At("fresh"));
        PreparationResult expected = fresh.Prepare(fresh.Plan(manifest, new PreparationOptions { Size = Size }, token: Token), token: Token);
        Assert.Equal(Path.GetFileName(expected.File), Path.GetFileName(file));
        Assert.Equal(File.ReadAllBytes(expected.File), File.ReadAllBytes(file));
    }
}
