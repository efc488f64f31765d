using System.Text;

namespace FerLib.Tests.DataFetch.Archives;

/// <summary>Archives that must be refused. Each also holds pictures that would make a set, so that nothing but its fault refuses it.</summary>
internal static class HostileArchives
{
    private const string Picture = "jaffe/KA.AN1.39.tiff";
    private const string Hostile = "get it anew from the set's owners";
    private const string Damaged = "download it again";

    private static readonly byte[] Noise = MakeNoise(100_000);

    /// <summary>What each is called, its bytes, and what the refusal must say.</summary>
    public static IReadOnlyList<(string Name, Func<byte[]> Bytes, string[] Says)> All { get; } =
    [
        .. Names("zip", name => Zip(new RawZipEntry(name))),
        .. Names("tar", name => Tar(RawTar.Entry(name, [1]))),
        .. Names("pax tar", name => Tar(RawTar.Pax(("path", name)), RawTar.Entry("harmless", [1]))),
        .. Names("GNU tar", name => Tar(RawTar.GnuLongName(name), RawTar.Entry("harmless", [1]))),
        ("zip: NUL in a name", () => Zip(new RawZipEntry("jaffe/a\0b")), [@"jaffe/a\u0000b", "a control character", Hostile]),
        ("pax tar: NUL in a name", () => Tar(RawTar.Pax(("path", "jaffe/a\0b")), RawTar.Entry("harmless", [1])), ["control character", Hostile]),
        ("zip: empty name", () => Zip(new RawZipEntry("")), ["an entry has an empty name"]),
        ("zip: name of 300 bytes", () => Zip(new RawZipEntry($"jaffe/{new string('n', 300)}")), ["too long a path"]),
        ("zip: too deep", () => Zip(new RawZipEntry(string.Concat(Enumerable.Repeat("d/", 40)) + "x")), ["too long a path"]),
        ("zip: one path twice", () => Zip(new RawZipEntry(Picture)), [Picture, "same place"]),
        ("zip: one path twice but for case", () => Zip(new RawZipEntry("JAFFE/ka.an1.39.TIFF")), ["JAFFE/ka.an1.39.TIFF", $"same place as the entry {Picture}"]),
        ("zip: one path twice but for a backslash", () => Zip(new RawZipEntry(@"jaffe\KA.AN1.39.tiff")), [@"jaffe\KA.AN1.39.tiff", "same place"]),
        ("zip: a file and a folder", () => Zip(new RawZipEntry($"{Picture}/inner")), [$"{Picture}/inner", $"a folder where the entry {Picture} is a file"]),
        ("zip: a folder and a file", () => Zip(new RawZipEntry("Jaffe")), ["entry Jaffe ", "has the name of a folder"]),
        ("zip: folder with bytes", () => Zip(new RawZipEntry("jaffe/inner/")), ["jaffe/inner/", "has bytes and the name of a folder"]),
        ("tar: one path twice", () => Tar(RawTar.Entry(Picture, [1])), [Picture, "same place"]),
        ("zip: symbolic link", () => Zip(Mode(0xA1FF)), ["jaffe/odd", "is a symbolic link"]),
        ("zip: symbolic link of Windows", () => Zip(new RawZipEntry("jaffe/odd") { Attributes = 0x400 }), ["jaffe/odd", "is a symbolic link"]),
        ("zip: character device", () => Zip(Mode(0x21FF)), ["jaffe/odd", "is a device"]),
        ("zip: block device", () => Zip(Mode(0x61FF)), ["jaffe/odd", "is a device"]),
        ("zip: pipe", () => Zip(Mode(0x11FF)), ["jaffe/odd", "is a pipe (FIFO)"]),
        ("zip: socket", () => Zip(Mode(0xC1FF)), ["jaffe/odd", "is a socket"]),
        ("tar: symbolic link", () => Tar(RawTar.Entry("jaffe/odd", kind: '2', link: "/etc/passwd")), ["jaffe/odd", "is a symbolic link"]),
        ("tar: hard link", () => Tar(RawTar.Entry("jaffe/odd", kind: '1', link: Picture)), ["jaffe/odd", "is a hard link"]),
        ("tar: a link, then a file through it", () => Tar(RawTar.Entry("jaffe/out", kind: '2', link: ".."), RawTar.Entry("jaffe/out/x", [1])), ["jaffe/out", "is a symbolic link"]),
        ("tar: character device", () => Tar(RawTar.Entry("jaffe/odd", kind: '3')), ["jaffe/odd", "is a device"]),
        ("tar: block device", () => Tar(RawTar.Entry("jaffe/odd", kind: '4')), ["jaffe/odd", "is a device"]),
        ("tar: pipe", () => Tar(RawTar.Entry("jaffe/odd", kind: '6')), ["jaffe/odd", "is a pipe (FIFO)"]),
        ("tar: unknown kind", () => Tar(RawTar.Entry("jaffe/odd", kind: 'Q')), ["jaffe/odd", "of the kind Q, which is not read"]),
        ("tar: part of a file", () => Tar(RawTar.Entry("jaffe/odd", [1], kind: 'M')), ["jaffe/odd", "is a part of a file"]),
        ("GNU tar: sparse file", () => Tar(RawTar.GnuSparse("jaffe/odd")), ["jaffe/odd", "is a sparse file", "Unpack it"]),
        ("tar.gz: two in one", () => [.. RawTar.Gzip(Tar()[..600]), .. RawTar.Gzip(Tar()[600..])], ["several gzip files in one are not read", Damaged]),
        ("pax tar: sparse file", () => Tar(RawTar.Pax(("GNU.sparse.major", "1")), RawTar.Entry("jaffe/odd", [1])), ["jaffe/odd", "is a sparse file"]),
        ("zip: encrypted", () => Zip(new RawZipEntry("jaffe/secret.tiff") { Flags = 0x0801 }), ["jaffe/secret.tiff", "is encrypted", "with the password"]),
        ("zip: a method that is not read", () => Zip(new RawZipEntry("jaffe/odd.tiff") { Method = 99 }), ["jaffe/odd.tiff", "cannot be unpacked", "Unpack it"]),
        ("zip: wrong checksum", () => Zip(new RawZipEntry("jaffe/bad.tiff") { Crc = 7 }), ["jaffe/bad.tiff", "expected 00000007", Damaged]),
        ("zip: wrong checksum of a stored entry", () => Zip(new RawZipEntry("jaffe/bad.tiff") { Method = 0, Crc = 7 }), ["jaffe/bad.tiff", "expected 00000007", Damaged]),
        ("zip: longer than stated", () => Zip(new RawZipEntry("jaffe/bad.tiff") { Size = 2 }), ["jaffe/bad.tiff", Damaged]),
        ("zip: shorter than stated", () => Zip(new RawZipEntry("jaffe/bad.tiff") { Size = 4 }), ["jaffe/bad.tiff has 3 bytes, expected 4", Damaged]),
        ("zip: damaged content", () => Zip(new RawZipEntry("jaffe/bad.tiff") { Packed = [0xFF, 0xFF, 0xFF, 0xFF], Size = 100 }), ["jaffe/bad.tiff", "content is damaged", Damaged]),
        ("zip: entries over one another", () => RawZip.Of(
            [Stored(Picture, Noise), .. Enumerable.Range(0, 20).Select(i => Stored($"jaffe/KA.AN1.{i + 40}.tiff", Noise) with { LiesOverTheFirst = true })]),
            ["jaffe/KA.AN1.40.tiff", "lies over other entries", Hostile]),
        ("zip: bomb", () => Zip(Bomb(70)), ["a bomb", Hostile]),
        ("zip: bomb that states ten bytes", () => Zip(Bomb(1) with { Size = 10 }), ["jaffe/bomb.tiff", Damaged]),
        ("zip: no entry", () => RawZip.Of(), ["it holds no file"]),
        .. Cut("zip", Zip(new RawZipEntry("jaffe/KA.AN1.40.tiff") { Data = Noise }), [1, 10, 60, 200, 50_000, 100_100]),
        ("zip: its middle is missing", () => WithoutTheMiddle(Zip(new RawZipEntry("jaffe/KA.AN1.40.tiff") { Data = Noise })), ["its directory cannot be read", Damaged]),
        ("tar: wrong checksum of a header", () => Changed(Tar(RawTar.Entry("jaffe/bad.tiff", [1])), 1024 + 6), ["jaffe/aad.tiff", "checksum", Damaged]),
        ("tar: v7, wrong checksum of a header", () => Changed(Tar(RawTar.Entry("jaffe/bad.tiff", [1], old: true)), 1024 + 6), ["jaffe/aad.tiff", "checksum"]),
        ("tar: size below zero", () => Tar(RawTar.Entry("jaffe/bad.tiff", size: [.. Enumerable.Repeat((byte)0xFF, 12)])), [Damaged]),
        ("tar: size that no disk has", () => Tar(RawTar.Entry("jaffe/bad.tiff", size: [0x80, 0, 0, 0, 0x7F, .. Enumerable.Repeat((byte)0xFF, 7)])), ["jaffe/bad.tiff"]),
        ("tar: size that is no number", () => Tar(RawTar.Entry("jaffe/bad.tiff", size: "0000x000000\0"u8.ToArray())), [Picture, Damaged]),
        ("pax tar: larger than it is", () => Tar(RawTar.Pax(("size", "5000")), RawTar.Entry("jaffe/bad.tiff", [1])), ["jaffe/bad.tiff", Damaged]),
        ("pax tar: smaller than it is", () => Tar(RawTar.Pax(("size", "1")), RawTar.Entry("jaffe/bad.tiff", Noise)), ["jaffe/bad.tiff", Damaged]),
        ("pax tar: size below zero", () => Tar(RawTar.Pax(("size", "-1")), RawTar.Entry("jaffe/bad.tiff", [1])), [Damaged]),
        ("pax tar: header that is none", () => Tar(RawTar.Entry("x", "99999 path=x\n"u8.ToArray(), 'x'), RawTar.Entry("jaffe/bad.tiff", [1])), [Picture, Damaged]),
        ("pax tar: header of 5 MB", () => Tar(RawTar.Pax(("comment", new string('c', 5_000_000))), RawTar.Entry("jaffe/KA.AN1.40.tiff", [1])), ["headers are longer", Hostile]),
        ("GNU tar: name of 5 MB", () => Tar(RawTar.GnuLongName(new string('n', 5_000_000)), RawTar.Entry("x", [1])), ["headers are longer", Hostile]),
        ("tar: goes on after its end", () => [.. Tar(), .. Tar()], ["goes on after its end mark"]),
        ("tar: without an end mark", () => Tar()[..^RawTar.End.Length], ["without an end mark", Picture, Damaged]),
        .. Cut("tar", Tar(RawTar.Entry("jaffe/KA.AN1.40.tiff", Noise)), [1_024, 1_500, 50_000, 101_000, 102_400]),
        .. Cut("tar.gz", RawTar.Gzip(Tar(RawTar.Entry("jaffe/KA.AN1.40.tiff", Noise))), [1, 4, 8, 9, 20, 50_000]),
        ("tar.gz: wrong checksum", () => Changed(RawTar.Gzip(Tar()), ^5), ["content is damaged", Damaged]),
        ("tar.gz: wrong length", () => Changed(RawTar.Gzip(Tar()), ^1), [Damaged]),
        ("tar.gz: bytes after its end", () => [.. RawTar.Gzip(Tar()), 1, 2, 3], [Damaged]),
        ("tar.gz: bomb", () => RawTar.Gzip(Tar(RawTar.Entry("jaffe/bomb.tiff", new byte[70_000_000]))), ["a bomb", Hostile]),
        ("tar.gz: path out of it", () => RawTar.Gzip(Tar(RawTar.Entry("../evil", [1]))), ["../evil", "leads out"]),
        ("gzip of gzip", () => RawTar.Gzip(RawTar.Gzip(Tar())), ["a gzip file that holds no tar", "import the folder"]),
        ("gzip of a zip", () => RawTar.Gzip(Zip()), ["a gzip file that holds no tar"]),
        ("gzip of text", () => RawTar.Gzip("emotion,pixels,Usage\n"u8.ToArray()), ["a gzip file that holds no tar"]),
        ("gzip of a long text", () => RawTar.Gzip(Encoding.ASCII.GetBytes(new string('x', 5000))), ["a gzip file that holds no tar"]),
        ("gzip of a byte", () => RawTar.Gzip([0]), ["a gzip file that holds no tar"]),
        ("gzip header alone", () => [0x1F, 0x8B, 8], ["ends within its header", Damaged]),
        ("nothing", () => [], ["is empty", "Download it again"]),
        ("HTML page", () => Encoding.UTF8.GetBytes("\uFEFF\n <!DOCTYPE html><html><title>403</title>"), ["is an HTML page", "browser"]),
        ("text", () => "emotion,pixels,Usage\n"u8.ToArray(), ["is no archive by its first bytes (656D6F74)"]),
        ("zeros", () => new byte[10_240], ["is no archive by its first bytes"]),
        ("7z", () => [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], ["is a 7z archive", "Unpack it", "import the folder"]),
        ("rar", () => [.. "Rar!"u8, 0x1A, 7, 1, 0], ["is a rar archive", "Unpack it"]),
        ("xz", () => [0xFD, .. "7zXZ"u8, 0, 0], ["is an xz file", "Unpack it"]),
        ("zstd", () => [0x28, 0xB5, 0x2F, 0xFD, 4], ["is a zstd file", "Unpack it"]),
        ("bzip2", () => [.. "BZh91AY&SY"u8], ["is a bzip2 file", "Unpack it"]),
        ("part of a zip", () => [.. "PK\u0007\u0008"u8, .. Zip()], ["split into parts", "Unpack it"]),
    ];

    private static IEnumerable<(string, Func<byte[]>, string[])> Names(string format, Func<string, byte[]> archive) =>
        from row in ((string Name, string Reason)[])
        [
            ("../evil", "leads out of its folder"),
            ("jaffe/../../evil", "leads out of its folder"),
            ("jaffe/..", "leads out of its folder"),
            (@"..\evil", "leads out of its folder"),
            ("/ferlib-evil", "an absolute path"),
            (@"\evil", "an absolute path"),
            ("C:/evil", "the drive C:"),
            (@"c:evil", "the drive c:"),
            (@"\\server\share\evil", "the path of another computer"),
            ("//server/share/evil", "the path of another computer"),
            ("jaffe//evil", "an empty part"),
            ("__MACOSX/../../evil", "leads out of its folder"),
            ("jaffe/a\u001b[2Jb", "a control character"),
        ]
        select ($"{format}: {FerLib.Datasets.OneLine.Of(row.Name)}", (Func<byte[]>)(() => archive(row.Name)),
            (string[])[$"the entry {FerLib.Datasets.OneLine.Of(row.Name)} ", row.Reason, Hostile]);

    private static IEnumerable<(string, Func<byte[]>, string[])> Cut(string format, byte[] whole, int[] ends) =>
        from missing in ends select ($"{format}: the last {missing} bytes are missing", (Func<byte[]>)(() => whole[..^missing]), (string[])[Damaged]);

    private static byte[] Zip(params RawZipEntry[] entries) => RawZip.Of([new RawZipEntry(Picture), .. entries]);

    private static byte[] Tar(params byte[][] entries) => RawTar.Of([RawTar.Entry(Picture, [1, 2, 3]), .. entries]);

    private static RawZipEntry Mode(uint mode) => new("jaffe/odd") { Attributes = mode << 16 };

    private static RawZipEntry Stored(string name, byte[] data) => new(name) { Method = 0, Data = data };

    /// <summary>Zeros of so many megabytes, a thousandth as long when packed.</summary>
    private static RawZipEntry Bomb(int megabytes) => new("jaffe/bomb.tiff") { Data = new byte[megabytes * 1_000_000] };

    private static byte[] Changed(byte[] bytes, Index at)
    {
        bytes[at] ^= 3;
        return bytes;
    }

    private static byte[] WithoutTheMiddle(byte[] bytes) => [.. bytes[..20_000], .. bytes[70_000..]];

    private static byte[] MakeNoise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
