using DataFetch;
using DataFetch.Importing;
using FerLib.Datasets;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Importing;

public sealed class ImportDiskTests
{
    [Fact]
    public void Import_LessIsFreeThanNeeded_SaysBothBeforeAnythingIsWritten()
    {
        using TemporaryFolder folder = WithSet(2, 1000);
        var disk = new DiskDouble { Free = 8000 };
        Assert.Equal(
            $"jaffe: the disk of {folder.At("home")} is too small: the set needs 8.2 kB in 2 files, 8.0 kB are free. " +
            "Nothing was imported. Free some, or choose another disk with --data-home.", Refused(folder, disk));
        Assert.Equal(0, disk.Created);
        Assert.Empty(Directory.GetDirectories(folder.At("home")));
    }

    [Theory]
    [InlineData(unchecked((int)0x80070070))]
    [InlineData(unchecked((int)0x80070027))]
    public void Import_DiskIsFullOnTheWay_SaysSoAndLeavesNothing(int code)
    {
        using TemporaryFolder folder = WithSet(5, 1000);
        var disk = new DiskDouble { BeforeCreate = number => { if (number == 3) throw new IOException("full", code); } };
        Assert.Contains("the set needs 20.5 kB in 5 files, less is free", Refused(folder, disk), StringComparison.Ordinal);
        Assert.Equal(4, disk.Created);
        Assert.Empty(Directory.GetDirectories(folder.At("home")));
    }

    [Fact]
    public void Import_AnotherErrorOfTheDisk_IsNotCalledFull()
    {
        using TemporaryFolder folder = WithSet(5, 1000);
        var disk = new DiskDouble { BeforeCreate = _ => throw new IOException("broken") };
        IOException error = Assert.Throws<IOException>(() => Import(folder, disk));
        Assert.Equal("broken", error.Message);
        Assert.Empty(Directory.GetDirectories(folder.At("home")));
    }

    [Fact]
    public void Import_SmallDisk_SaysSoByTheSystemsOwnError()
    {
        using TemporaryFolder folder = WithSet(40, 20_000);
        using var small = new SmallDisk(folder.At("home"), "256k");
        // The real disk, asked first: it says what is free.
        Assert.Contains("the set needs 819.2 kB in 40 files, 262.1 kB are free", Refused(folder, new ImportDisk()), StringComparison.Ordinal);
        // And one that does not say it, so that the system's error is met on the way.
        Assert.Contains("the set needs 819.2 kB in 40 files, less is free", Refused(folder, new DiskDouble()), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder.At("home")));
    }

    private static TemporaryFolder WithSet(int pictures, int bytes)
    {
        var folder = new TemporaryFolder();
        for (int i = 0; i < pictures; i++)
            folder.Write(FormattableString.Invariant($"tree/KA.AN1.{i + 1}.tiff"), new string((char)('A' + i), bytes));
        PackedTree.Pack(folder.At("tree"), folder.At("a.tar"), "tar");
        return folder;
    }

    private static string Refused(TemporaryFolder folder, ImportDisk disk) => Assert.Throws<DatasetException>(() => Import(folder, disk)).Message;

    private static void Import(TemporaryFolder folder, ImportDisk disk) => new Importer(new Screen(TextWriter.Null, terminal: false), folder.At("home"), disk)
        .Import(DataSetCatalog.Find("jaffe")!, folder.At("a.tar"), false, null, TestContext.Current.CancellationToken);
}
