using DataFetch;
using DataFetch.Importing;
using FerLib.Datasets;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Importing;

/// <summary>An import that ends at each of its last steps, as a killed one does, and what the next one makes of it.</summary>
public sealed class ImportPlaceTests
{
    private static readonly DataSetDescription Set = DataSetCatalog.Find("jaffe")!;

    // Before and after: the unpacked set steps into the staging folder; [the old one aside;] the new one to its place.
    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 6)]
    public void Import_EndsAtAnyStep_IsRightAfterTheNext(bool replaces, int steps)
    {
        using TemporaryFolder undisturbed = Prepared(replaces);
        var counting = new DiskDouble();
        Import(undisturbed, counting, replaces);
        Assert.Equal(steps, counting.Moves);
        SortedDictionary<string, string> expected = PackedTree.Bytes(undisturbed.At("home"));

        for (int step = 0; step < steps; step++)
        {
            using TemporaryFolder folder = Prepared(replaces);
            int last = step;
            var disk = new DiskDouble { AroundMove = number => { if (number == last) throw new KilledException(); } };
            Assert.Throws<KilledException>(() => Import(folder, disk, replaces));
            AssertWholeOrAbsent(folder, replaces);
            Import(folder, new DiskDouble(), replaces);
            Assert.Equal(expected, PackedTree.Bytes(folder.At("home")));
        }
    }

    [Fact]
    public void Import_EndedWhenWhole_IsFinishedAlsoWithoutReplace()
    {
        using TemporaryFolder folder = Prepared(replaces: true);
        var disk = new DiskDouble { AroundMove = number => { if (number == 4) throw new KilledException(); } };
        Assert.Throws<KilledException>(() => Import(folder, disk, replaces: true));
        Assert.False(Directory.Exists(folder.At("home/jaffe")));
        string output = Import(folder, new DiskDouble(), replaces: false);
        Assert.Contains("the import of a.zip that was interrupted is finished now", output, StringComparison.Ordinal);
        Assert.Contains("jaffe: 2 of 213 pictures", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_SomebodyPutASetThereMeanwhile_ItStays()
    {
        using TemporaryFolder folder = Prepared(replaces: false);
        var disk = new DiskDouble { AroundMove = number => { if (number == 2) throw new KilledException(); } };
        Assert.Throws<KilledException>(() => Import(folder, disk, replaces: false));
        folder.Write("home/jaffe/KA.AN1.77.tiff", "mine");
        Assert.Throws<DatasetException>(() => Import(folder, new DiskDouble(), replaces: false));
        Assert.Equal(["KA.AN1.77.tiff"], PackedTree.Bytes(folder.At("home/jaffe")).Keys);
        Assert.False(Directory.Exists(folder.At("home/.jaffe.importing")));
    }

    [Fact]
    public void Import_LeftoverOfAKilledOne_IsDeleted()
    {
        using TemporaryFolder folder = Prepared(replaces: false);
        folder.Write("home/.jaffe.importing/files/KA.AN1.99.tiff", "half");
        folder.Write("home/.jaffe.importing/receipts/jaffe.sha256", "half");
        Import(folder, new DiskDouble(), replaces: false);
        Assert.Equal(["KA.AN1.39.tiff", "KA.AN1.40.tiff"], PackedTree.Bytes(folder.At("home/jaffe")).Keys);
        Assert.False(Directory.Exists(folder.At("home/.jaffe.importing")));
    }

    [Fact]
    public async Task Import_TwoAtOnce_OneWaitsAndFindsItDone()
    {
        using TemporaryFolder folder = Prepared(replaces: false);
        Task<string>[] both = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            try
            {
                return Import(folder, new DiskDouble(), replaces: false);
            }
            catch (DatasetException error)
            {
                return error.Message;
            }
        }, TestContext.Current.CancellationToken))];
        string[] said = await Task.WhenAll(both);
        Assert.Single(said, text => text.Contains("jaffe: 2 of 213 pictures", StringComparison.Ordinal));
        Assert.Single(said, text => text.Contains("is there already", StringComparison.Ordinal));
    }

    // A set that lies in its place is whole, and the receipt beside it is its own.
    private static void AssertWholeOrAbsent(TemporaryFolder folder, bool replaces)
    {
        if (!Directory.Exists(folder.At("home/jaffe")))
            return;
        string[] files = [.. PackedTree.Bytes(folder.At("home/jaffe")).Keys];
        Assert.Equal(ImportReceipt.Read(folder.At("home"), "jaffe")!.Files.Select(file => file.Path), files);
        Assert.Contains(files.Length, replaces ? [1, 2] : (int[])[2]);
    }

    private static TemporaryFolder Prepared(bool replaces)
    {
        var folder = new TemporaryFolder();
        // The same bytes each time: the receipt has the archive's hash.
        File.WriteAllBytes(folder.At("a.zip"), Archives.RawZip.Of(new("jaffe/KA.AN1.39.tiff"), new("jaffe/KA.AN1.40.tiff") { Data = [4] }));
        folder.Write("old/KA.AN1.1.tiff", "old");
        if (replaces)
            Import(folder, new DiskDouble(), replaces: false, "old");
        return folder;
    }

    private static string Import(TemporaryFolder folder, ImportDisk disk, bool replaces, string source = "a.zip")
    {
        using var output = new StringWriter();
        new Importer(new Screen(output, terminal: false), folder.At("home"), disk).Import(Set, folder.At(source), replaces, null, TestContext.Current.CancellationToken);
        return output.ToString();
    }

    private sealed class KilledException : Exception;
}
