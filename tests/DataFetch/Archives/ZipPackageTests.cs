using System.IO.Compression;
using System.Text;
using DataFetch.Archives;
using FerLib.Datasets;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Archives;

public sealed class ZipPackageTests
{
    [Fact]
    public void Unpack_EveryWayToStoreAnEntry_GivesItsBytes()
    {
        byte[] data = [.. Enumerable.Range(0, 3000).Select(i => (byte)(i / 7))];
        // A block of Deflate64 that is stored stands as one of deflate does: its length, the length's complement, the bytes.
        byte[] deflate64 = [1, (byte)data.Length, (byte)(data.Length >> 8), (byte)~data.Length, (byte)(~data.Length >> 8), .. data];
        byte[] zip = RawZip.Of(
            new RawZipEntry("stored") { Data = data, Method = 0 },
            new RawZipEntry("deflated") { Data = data },
            new RawZipEntry("deflated 64") { Data = data, Method = 9, Packed = deflate64 },
            new RawZipEntry("zip64") { Data = data, Zip64 = true },
            new RawZipEntry("empty") { Data = [], Method = 0 });
        Assert.Equal(["stored", "deflated", "deflated 64", "zip64", "empty"], Unpacked(zip).Select(file => file.Path));
        Assert.All(Unpacked(zip).SkipLast(1), file => Assert.Equal(data, file.Bytes));
        Assert.Empty(Unpacked(zip)[^1].Bytes);
    }

    [Fact]
    public void Unpack_LengthsAfterTheContent_GivesItsBytes()
    {
        using var stream = new MemoryStream();
        // Into what cannot go back, lengths and checksums are written after the content.
        using (var zip = new ZipArchive(new OneWay(stream), ZipArchiveMode.Create))
        {
            using Stream entry = zip.CreateEntry("a/b.txt").Open();
            entry.Write("hello"u8);
        }

        (string path, byte[] bytes) = Assert.Single(Unpacked(stream.ToArray()));
        Assert.Equal(("a/b.txt", "hello"), (path, Encoding.UTF8.GetString(bytes)));
    }

    [Fact]
    public void Unpack_NamesInEitherEncoding_AreRead()
    {
        byte[] zip = RawZip.Of(
            new RawZipEntry("Tür/marked.png"),
            new RawZipEntry("Tür/not marked.png") { Flags = 0 },
            new RawZipEntry("") { Flags = 0, NameBytes = [(byte)'T', 0x81, (byte)'r', (byte)'2', (byte)'/', (byte)'x'] });
        Assert.Equal(["Tür/marked.png", "Tür/not marked.png", "Tür2/x"], Unpacked(zip).Select(file => file.Path));
    }

    [Fact]
    public void Unpack_BackslashesDotsAndFolders_BecomeOnePath()
    {
        byte[] zip = RawZip.Of(
            new RawZipEntry("a/") { Data = [], Method = 0 },
            new RawZipEntry("c\\") { Data = [], Method = 0 },
            new RawZipEntry("a\\b\\1.png"),
            new RawZipEntry("./a/b/./2.png"),
            new RawZipEntry("a/Thumbs.db"),
            new RawZipEntry("./") { Data = [], Method = 0 });
        Assert.Equal(["a/b/1.png", "a/b/2.png"], Unpacked(zip).Select(file => file.Path));
    }

    [Fact]
    public void List_Limits_AreCountedAndNamed()
    {
        byte[] zip = RawZip.Of([.. Enumerable.Range(0, 10).Select(i => new RawZipEntry(FormattableString.Invariant($"picture {i}")) { Data = new byte[100] })]);
        Assert.Equal(10, Unpacked(zip, new ArchiveLimits { Entries = 10, TotalBytes = 1000, FileBytes = 100 }).Count);
        Assert.Contains("more than 9 entries", Refused(zip, new ArchiveLimits { Entries = 9 }), StringComparison.Ordinal);
        Assert.Contains("picture 9 makes it hold more than 999 bytes", Refused(zip, new ArchiveLimits { TotalBytes = 999 }), StringComparison.Ordinal);
        Assert.Contains("picture 0 makes it hold more than 99 bytes", Refused(zip, new ArchiveLimits { FileBytes = 99 }), StringComparison.Ordinal);
        Assert.Contains("headers are longer", Refused(zip, new ArchiveLimits { HeaderBytes = (100, 100) }), StringComparison.Ordinal);
        Assert.Contains("its paths have more than 80", Refused(zip, new ArchiveLimits { PathCharacters = 80 }), StringComparison.Ordinal);
        byte[] dense = RawZip.Of(new RawZipEntry("zeros") { Data = new byte[100_000] });
        Assert.Contains("expected at most 100 for 1: a bomb", Refused(dense, new ArchiveLimits { FreeBytes = 10_000, Ratio = 100 }, unpack: true), StringComparison.Ordinal);
        Assert.Single(Unpacked(dense, new ArchiveLimits { FreeBytes = 100_000, Ratio = 100 }));
    }

    [Fact]
    public void Unpack_LengthsThatLie_AreNotTrusted()
    {
        byte[] zip = RawZip.Of(new RawZipEntry("a") { Data = new byte[5000] });
        // Its headers are read as they stand by the limits of the listing; what comes out is counted again.
        Assert.Contains("holds more than 4.0 kB", Refused(zip, new ArchiveLimits { TotalBytes = 4000 }, unpack: true), StringComparison.Ordinal);
        Assert.Contains("the entry a holds more than 4.0 kB", Refused(zip, new ArchiveLimits { FileBytes = 4000 }, unpack: true), StringComparison.Ordinal);
    }

    private static string Refused(byte[] zip, ArchiveLimits limits, bool unpack = false)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("a.zip"), zip);
        using Package package = Package.Open(folder.At("a.zip"), limits);
        return Assert.Throws<DatasetException>(() => _ = unpack
            ? package.Unpack(CancellationToken.None).Sum(file => Read(file.Content).Length) : package.List(CancellationToken.None).Files).Message;
    }

    private static List<(string Path, byte[] Bytes)> Unpacked(byte[] zip, ArchiveLimits? limits = null)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("a.zip"), zip);
        using Package package = Package.Open(folder.At("a.zip"), limits ?? new ArchiveLimits());
        PackageContents contents = package.List(CancellationToken.None);
        List<(string, byte[] Bytes)> files = [.. package.Unpack(CancellationToken.None).Select(file => (file.Path, Read(file.Content)))];
        Assert.Equal((files.Count, files.Sum(file => file.Bytes.Length)), (contents.Files, contents.Bytes));
        return files;
    }

    private static byte[] Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
