using System.Security.Cryptography;
using DataFetch;
using DataFetch.Importing;
using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Importing;

public sealed class ImporterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Of each set its tree, and where in it the reader's own root is.</summary>
    private static readonly Dictionary<string, (string[] Files, string Root)> Trees = new()
    {
        ["jaffe"] = ([.. PublishedNames.JaffeFiles().Take(60)], "jaffe"),
        ["ferg"] = ([.. PublishedNames.FergFiles(1)], "FERG_DB_256"),
        ["kdef"] = ([.. PublishedNames.KdefFiles().Take(70), .. PublishedNames.AkdefFiles().Take(10)], "KDEF_and_AKDEF"),
        ["utkface"] = ([.. PublishedNames.UtkFaceFiles(4)], "UTKFace"),
        ["ck48"] = ([.. PublishedNames.Ck48Files().Where((_, i) => i % 30 < 3)], "CK+48"),
        ["fer2013"] = (["fer2013/fer2013.csv"], "fer2013"),
    };

    public static TheoryData<string, string, string> GoodArchives => [..
        from set in Trees.Keys
        from nesting in (string[])["", "outer/", "one/two/three/four/"]
        select (set, PackedTree.Formats[(set.Length + nesting.Length) % 3], nesting)];

    [Theory]
    [MemberData(nameof(GoodArchives))]
    public void Import_GoodArchive_GivesWhatTheReaderGivesOfTheTree(string name, string format, string before)
    {
        using var folder = new TemporaryFolder();
        DataSetDescription set = DataSetCatalog.Find(name)!;
        Fill(folder, name);
        folder.With("tree/__MACOSX/._x", "tree/.DS_Store");
        string archive = PackedTree.Pack(folder.At("tree"), folder.At("any.name"), format, before);
        byte[] packed = File.ReadAllBytes(archive);

        string output = Import(set, archive, folder.At("home"));

        Manifest expected = set.Reader.Read(folder.At($"tree/{Trees[name].Root}"), new ReaderOptions());
        Manifest imported = set.Reader.Read(folder.At($"home/{name}"), new ReaderOptions());
        Assert.Equal((expected.Hash, expected.Samples.Count), (imported.Hash, imported.Samples.Count));
        Assert.Equal(expected.Quarantine, imported.Quarantine);
        Assert.Equal(PackedTree.Bytes(folder.At($"tree/{Trees[name].Root}")), PackedTree.Bytes(folder.At($"home/{name}")));
        Assert.Equal(new[] { $".{name}.lock", name, "receipts" }.Order(StringComparer.Ordinal), Left(folder.At("home")));
        Assert.Equal(packed, File.ReadAllBytes(archive));
        ImportReceipt receipt = ImportReceipt.Read(folder.At("home"), name)!;
        Assert.Equal(("any.name", (long)packed.Length, Convert.ToHexStringLower(SHA256.HashData(packed))), (receipt.Source, receipt.SourceBytes, receipt.SourceSha256));
        Assert.All(receipt.Files, file => Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.At($"home/{name}/{file.Path}"))))));
        Assert.Equal(PackedTree.Bytes(folder.At($"home/{name}")).Keys, receipt.Files.Select(file => file.Path));
        Assert.Contains(FormattableString.Invariant($"{name}: {expected.Samples.Count:N0} of {set.PublishedCount:N0} pictures"), output, StringComparison.Ordinal);
        Assert.Contains("-- verify " + name, output, StringComparison.Ordinal);
        Assert.Contains("(.DS_Store and the like): 2 of the files.", string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Folder_IsCopiedAndStays()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, "kdef");
        SortedDictionary<string, string> before = PackedTree.Bytes(folder.At("tree"));
        Import(DataSetCatalog.Find("kdef")!, folder.At("tree") + "/", folder.At("home"));
        Assert.Equal(before, PackedTree.Bytes(folder.At("tree")));
        Assert.Equal(PackedTree.Bytes(folder.At("tree/KDEF_and_AKDEF")), PackedTree.Bytes(folder.At("home/kdef")));
        ImportReceipt receipt = ImportReceipt.Read(folder.At("home"), "kdef")!;
        Assert.Equal(("tree", null, null), (receipt.Source, receipt.SourceBytes, receipt.SourceSha256));
    }

    [Fact]
    public void Import_OneClassFolderAlone_KeepsTheFolderThatIsTheLabel()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tree/CK+48/anger/S010_004_00000017.png", "a");
        Import(DataSetCatalog.Find("ck48")!, PackedTree.Pack(folder.At("tree"), folder.At("a.zip"), "zip"), folder.At("home"));
        Assert.Equal(["anger/S010_004_00000017.png"], PackedTree.Bytes(folder.At("home/ck48")).Keys);
        folder.Write("fer/outer/train/angry/im_1.png", "a");
        Import(DataSetCatalog.Find("fer2013")!, PackedTree.Pack(folder.At("fer"), folder.At("b.zip"), "zip"), folder.At("home"));
        Assert.Equal(["train/angry/im_1.png"], PackedTree.Bytes(folder.At("home/fer2013")).Keys);
    }

    [Fact]
    public void Import_AnotherSet_IsRefusedWithItsName()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, "ferg");
        string archive = PackedTree.Pack(folder.At("tree"), folder.At("a.zip"), "zip");
        string message = Refused("jaffe", archive, folder);
        Assert.StartsWith("a.zip is not imported. JAFFE: a.zip", message, StringComparison.Ordinal);
        Assert.EndsWith("It looks like FERG: import it as ferg.", message, StringComparison.Ordinal);
        Assert.Equal([".jaffe.lock"], Left(folder.At("home")));
    }

    [Fact]
    public void Import_PracticeSet_IsNotTakenForThePublishedOne()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, "jaffe");
        PracticeMarker.For("jaffe", new PracticeOptions()).Write(folder.At("tree/jaffe"));
        Assert.Contains("holds a practice set", Refused("jaffe", folder.At("tree"), folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_SetIsThere_IsRefusedUnlessItIsReplaced()
    {
        using var folder = new TemporaryFolder();
        DataSetDescription set = DataSetCatalog.Find("jaffe")!;
        folder.Write("home/jaffe/KA.AN1.39.tiff", "old");
        folder.Write("home/jaffe/labels.csv", "file,expression\n");
        folder.Write("new/KA.AN1.40.tiff", "new");
        Assert.Contains("jaffe is there already", Refused("jaffe", folder.At("new"), folder), StringComparison.Ordinal);
        Assert.Contains("--replace", Refused("jaffe", folder.At("new"), folder), StringComparison.Ordinal);

        // A refusal at any point leaves the old one.
        File.WriteAllText(folder.At("broken"), "no archive");
        Assert.Throws<DatasetException>(() => Import(set, folder.At("broken"), folder.At("home"), replaces: true));
        Assert.Equal("old", File.ReadAllText(folder.At("home/jaffe/KA.AN1.39.tiff")));

        Import(set, folder.At("new"), folder.At("home"), replaces: true);
        Assert.Equal(["KA.AN1.40.tiff", "labels.csv"], PackedTree.Bytes(folder.At("home/jaffe")).Keys);
        Assert.Equal([".jaffe.lock", "jaffe", "receipts"], Left(folder.At("home")));
        Assert.Equal(["KA.AN1.40.tiff"], ImportReceipt.Read(folder.At("home"), "jaffe")!.Files.Select(file => file.Path));

        // Labels that came with an archive go with it, unless they were written in since.
        folder.Write("new/labels.csv", "file,expression\nx,anger\n");
        folder.Write("newer/KA.AN1.41.tiff", "newer");
        Import(set, folder.At("new"), folder.At("home"), replaces: true);
        Import(set, folder.At("newer"), folder.At("home"), replaces: true);
        Assert.Equal(["KA.AN1.41.tiff"], PackedTree.Bytes(folder.At("home/jaffe")).Keys);
        Import(set, folder.At("new"), folder.At("home"), replaces: true);
        File.AppendAllText(folder.At("home/jaffe/labels.csv"), "y,fear\n");
        Import(set, folder.At("newer"), folder.At("home"), replaces: true);
        Assert.Equal(["KA.AN1.41.tiff", "labels.csv"], PackedTree.Bytes(folder.At("home/jaffe")).Keys);
    }

    [Fact]
    public void Import_SetUnderItsPublishedName_StaysBesideTheNewOne()
    {
        using var folder = new TemporaryFolder();
        folder.Write("home/jaffedbase/KA.AN1.39.tiff", "old");
        folder.Write("new/KA.AN1.40.tiff", "new");
        Assert.Contains("jaffedbase", Refused("jaffe", folder.At("new"), folder), StringComparison.Ordinal);
        string output = Import(DataSetCatalog.Find("jaffe")!, folder.At("new"), folder.At("home"), replaces: true);
        Assert.Contains($"No longer read, and yours to delete: {folder.At("home/jaffedbase")}", output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("home/jaffedbase/KA.AN1.39.tiff")));
        Assert.Equal(folder.At("home/jaffe"), DataSetCatalog.Find("jaffe")!.FolderIn(folder.At("home")));
    }

    [Fact]
    public void Import_SourceAndDataHomeOverlap_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("home/copies/KA.AN1.39.tiff", "x");
        Assert.Contains("lies in the data home", Refused("jaffe", folder.At("home/copies"), folder), StringComparison.Ordinal);
        Assert.Contains("holds the data home", Refused("jaffe", folder.Path, folder), StringComparison.Ordinal);
        string archive = PackedTree.Pack(folder.At("home/copies"), folder.At("a.zip"), "zip");
        Directory.CreateDirectory(folder.At("home/jaffe"));
        File.Move(archive, folder.At("home/jaffe/a.zip"));
        DatasetException error = Assert.Throws<DatasetException>(() =>
            Import(DataSetCatalog.Find("jaffe")!, folder.At("home/jaffe/a.zip"), folder.At("home"), replaces: true));
        Assert.Contains("Move the archive out of it", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("home/jaffe/a.zip")));
        Assert.Contains("there is no file or folder", Refused("jaffe", folder.At("nothing"), folder), StringComparison.Ordinal);
        Assert.Contains("holds no file", Refused("ferg", Directory.CreateDirectory(folder.At("empty")).FullName, folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jaffe")]
    [InlineData(".jaffe.importing")]
    [InlineData("receipts")]
    [InlineData(".jaffe.lock")]
    [InlineData("receipts/jaffe.json.partial")]
    public void Import_LinkInTheDataHome_WritesAndDeletesNothingElsewhere(string place)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only administrators make links.");
        using var folder = new TemporaryFolder();
        folder.Write("tree/KA.AN1.39.tiff", "x");
        folder.Write("elsewhere/mine", "x");
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At($"home/{place}"))!);
        File.CreateSymbolicLink(folder.At($"home/{place}"), folder.At("elsewhere"));
        DatasetException error = Assert.Throws<DatasetException>(() => Import(DataSetCatalog.Find("jaffe")!, folder.At("tree"), folder.At("home"), replaces: true));
        Assert.Contains("is a link to", error.Message, StringComparison.Ordinal);
        Assert.Equal(["mine"], Left(folder.At("elsewhere")));
    }

    [Fact]
    public void Import_FolderWithLinksPipesAndOddNames_IsRefusedByName()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has none of these without special rights.");
        using var folder = new TemporaryFolder();
        folder.Write("tree/KA.AN1.39.tiff", "x");
        File.CreateSymbolicLink(folder.At("tree/KA.AN1.40.tiff"), "/etc/passwd");
        Assert.Contains("the entry KA.AN1.40.tiff is a link to /etc/passwd", Refused("jaffe", folder.At("tree"), folder), StringComparison.Ordinal);
        File.Delete(folder.At("tree/KA.AN1.40.tiff"));
        folder.Write("tree/a\\b.tiff", "x");
        Assert.Contains("has a backslash", Refused("jaffe", folder.At("tree"), folder), StringComparison.Ordinal);
        File.Delete(folder.At("tree/a\\b.tiff"));
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", folder.At("tree/pipe.tiff")))
            mkfifo.WaitForExit();
        Assert.Contains("the entry pipe.tiff is a pipe (FIFO)", Refused("jaffe", folder.At("tree"), folder), StringComparison.Ordinal);
        Assert.Contains("pipe.tiff: it is a pipe (FIFO), expected an archive", Refused("jaffe", folder.At("tree/pipe.tiff"), folder), StringComparison.Ordinal);
        Assert.Contains("zero: it is a device", Refused("jaffe", "/dev/zero", folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ArchiveInAnArchive_SaysToUnpackIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("inner/KA.AN1.39.tiff", "x");
        Directory.CreateDirectory(folder.At("tree/record"));
        PackedTree.Pack(folder.At("inner"), folder.At("tree/record/jaffe.zip"), "zip");
        string archive = PackedTree.Pack(folder.At("tree"), folder.At("a.zip"), "zip");
        Assert.Equal(
            "a.zip is not imported. It holds an archive, jaffe.zip, and no picture of JAFFE: unpack it, and import that one.", Refused("jaffe", archive, folder));
        Assert.Equal([".jaffe.lock"], Left(folder.At("home")));
    }

    [Fact]
    public void Import_ArchiveThatIsWrittenToMeanwhile_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets nobody write to a file that is being imported.");
        using var folder = new TemporaryFolder();
        Fill(folder, "jaffe");
        string archive = PackedTree.Pack(folder.At("tree"), folder.At("a.zip"), "zip");
        // Another program, which heeds no lock of .NET; the bytes stay, so that nothing else tells.
        var disk = new DiskDouble { BeforeCreate = number => { if (number == 30) File.SetLastWriteTimeUtc(archive, DateTime.UtcNow.AddMinutes(1)); } };
        DatasetException error = Assert.Throws<DatasetException>(() =>
            new Importer(new Screen(TextWriter.Null, false), folder.At("home"), disk).Import(DataSetCatalog.Find("jaffe")!, archive, false, null, Token));
        Assert.Equal("a.zip: it was changed while it was read. Nothing was imported. Wait until it is whole, and import it again.", error.Message);
        Assert.Equal([".jaffe.lock"], Left(folder.At("home")));
    }

    [Fact]
    public void Import_RootOfTheDisk_HoldsTheDataHome()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(" holds the data home ", Refused("jaffe", Path.GetPathRoot(folder.Path)!, folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Cancelled_LeavesNothingButTheLock()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, "jaffe");
        string archive = PackedTree.Pack(folder.At("tree"), folder.At("a.zip"), "zip");
        using var stop = new CancellationTokenSource();
        var disk = new DiskDouble { BeforeCreate = number => { if (number == 30) stop.Cancel(); } };
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new Importer(new Screen(TextWriter.Null, false), folder.At("home"), disk).Import(DataSetCatalog.Find("jaffe")!, archive, false, null, stop.Token));
        Assert.Equal(31, disk.Created);
        Assert.Equal([".jaffe.lock"], Left(folder.At("home")));
    }

    private static void Fill(TemporaryFolder folder, string name)
    {
        int number = 0;
        // Contents that differ, so that none is taken for a copy of another.
        foreach (string file in Trees[name].Files)
            folder.Write($"tree/{file}", FormattableString.Invariant($"picture {number++}"));
        if (name == "fer2013")
            folder.Write("tree/fer2013/fer2013.csv", new MadeUpFer2013(30).Csv());
    }

    private static string[] Left(string folder) => [.. Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string Refused(string name, string source, TemporaryFolder folder) =>
        Assert.Throws<DatasetException>(() => Import(DataSetCatalog.Find(name)!, source, folder.At("home"))).Message;

    private static string Import(DataSetDescription set, string source, string home, bool replaces = false)
    {
        using var output = new StringWriter();
        new Importer(new Screen(output, terminal: false), home).Import(set, source, replaces, null, Token);
        return output.ToString();
    }
}
