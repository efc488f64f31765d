using System.Formats.Tar;
using DataFetch.Archives;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Archives;

public sealed class TarPackageTests
{
    // Longer than the 100 bytes of a header's name; the ustar form splits it at a slash.
    private static readonly string Long = $"{new string('f', 90)}/{new string('n', 90)}.png";

    [Theory]
    [InlineData(TarEntryFormat.V7, false)]
    [InlineData(TarEntryFormat.Ustar, true)]
    [InlineData(TarEntryFormat.Pax, true)]
    [InlineData(TarEntryFormat.Gnu, true)]
    public void Unpack_EveryFormat_GivesPathsAndBytes(TarEntryFormat format, bool hasLongNames)
    {
        string[] names = hasLongNames ? ["a/1.png", "./a/2.png", Long] : ["a/1.png", "./a/2.png"];
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, format, leaveOpen: true))
        {
            writer.WriteEntry(Entry(format, TarEntryType.Directory, "./"));
            writer.WriteEntry(Entry(format, TarEntryType.Directory, "a/"));
            foreach (string name in names)
            {
                TarEntry entry = Entry(format, format == TarEntryFormat.V7 ? TarEntryType.V7RegularFile : TarEntryType.RegularFile, name);
                entry.DataStream = new MemoryStream([.. Enumerable.Repeat((byte)7, 700)]);
                writer.WriteEntry(entry);
            }
        }

        foreach (byte[] archive in (byte[][])[tar.ToArray(), RawTar.Gzip(tar.ToArray())])
        {
            List<(string Path, byte[] Bytes)> files = Unpacked(archive);
            Assert.Equal(names.Select(name => name.Replace("./", "")), files.Select(file => file.Path));
            Assert.All(files, file => Assert.Equal(Enumerable.Repeat((byte)7, 700), file.Bytes));
        }
    }

    [Fact]
    public void Unpack_GlobalHeaderAndOldFolders_ArePassedOver()
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(new PaxGlobalExtendedAttributesTarEntry(new Dictionary<string, string> { ["comment"] = "made by a version control system" }));
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a.png") { DataStream = new MemoryStream([1, 2]) });
        }

        Assert.Equal([("a.png", 2)], Unpacked(tar.ToArray()).Select(file => (file.Path, file.Bytes.Length)));
        Assert.Equal(["old/a"], Unpacked(RawTar.Of(RawTar.Entry("old/", kind: '\0', old: true), RawTar.Entry("old/a", [1], kind: '\0', old: true))).Select(file => file.Path));
    }

    [Fact]
    public void Unpack_MoreZerosAfterTheEndMark_AreItsLastBlock() =>
        Assert.Single(Unpacked([.. RawTar.Of(RawTar.Entry("a", [1])), .. new byte[20 * 512]]));

    [Fact]
    public void List_PaddedToTheByte_CountsBlocksOfTheDisk()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("a.tar"), RawTar.Of(RawTar.Entry("a", new byte[4096]), RawTar.Entry("b", new byte[1]), RawTar.Entry("._b", [1])));
        using Package package = Package.Open(folder.At("a.tar"), new ArchiveLimits());
        Assert.Equal(new PackageContents(Files: 2, Bytes: 4097, DiskBytes: 8192, Litter: 1), package.List(TestContext.Current.CancellationToken));
    }

    private static TarEntry Entry(TarEntryFormat format, TarEntryType type, string name) => format switch
    {
        TarEntryFormat.V7 => new V7TarEntry(type, name),
        TarEntryFormat.Ustar => new UstarTarEntry(type, name),
        TarEntryFormat.Gnu => new GnuTarEntry(type, name),
        _ => new PaxTarEntry(type, name),
    };

    private static List<(string Path, byte[] Bytes)> Unpacked(byte[] tar)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("a.tar"), tar);
        using Package package = Package.Open(folder.At("a.tar"), new ArchiveLimits());
        return [.. package.Unpack(CancellationToken.None).Select(file =>
        {
            using var bytes = new MemoryStream();
            file.Content.CopyTo(bytes);
            return (file.Path, bytes.ToArray());
        })];
    }
}
