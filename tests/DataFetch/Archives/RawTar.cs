using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FerLib.Tests.DataFetch.Archives;

/// <summary>A tar as bytes, so that what no library writes can be written.</summary>
internal static class RawTar
{
    private const int Block = 512;

    /// <summary>The end mark: two empty blocks.</summary>
    public static byte[] End { get; } = new byte[2 * Block];

    /// <summary>An entry: its header and its content in whole blocks.</summary>
    /// <param name="name">Up to 100 bytes.</param>
    /// <param name="data">The content.</param>
    /// <param name="kind">The type flag.</param>
    /// <param name="link">What a link points to.</param>
    /// <param name="size">The size field; by default the content's length.</param>
    /// <param name="old">Whether the header is that of v7, without a magic.</param>
    public static byte[] Entry(string name, byte[]? data = null, char kind = '0', string link = "", byte[]? size = null, bool old = false)
    {
        byte[] content = data ?? [];
        var header = new byte[Block];
        Encoding.UTF8.GetBytes(name).CopyTo(header, 0);
        Put(header, 100, "0000644\0");
        Put(header, 108, "0000000\0");
        Put(header, 116, "0000000\0");
        Put(header, 124, Octal(content.Length, 11) + "\0");
        size?.CopyTo(header, 124);
        Put(header, 136, "00000000000\0");
        header[156] = (byte)kind;
        Put(header, 157, link);
        if (!old)
        {
            Put(header, 257, "ustar\0" + "00");
            Put(header, 329, "0000000\0");
            Put(header, 337, "0000000\0");
        }

        return [.. Sealed(header), .. content, .. new byte[(Block - (content.Length % Block)) % Block]];
    }

    /// <summary>A pax header of records for the entry that follows.</summary>
    public static byte[] Pax(params (string Key, string Value)[] records)
    {
        var text = new StringBuilder();
        foreach ((string key, string value) in records)
        {
            int rest = Encoding.UTF8.GetByteCount($" {key}={value}\n");
            int length = rest + 1;
            while (length != rest + length.ToString(CultureInfo.InvariantCulture).Length)
                length = rest + length.ToString(CultureInfo.InvariantCulture).Length;
            text.Append(CultureInfo.InvariantCulture, $"{length} {key}={value}\n");
        }

        return Entry("PaxHeaders/x", Encoding.UTF8.GetBytes(text.ToString()), 'x');
    }

    /// <summary>The long name of the entry that follows, as GNU tar writes it.</summary>
    public static byte[] GnuLongName(string name) => Entry("././@LongLink", [.. Encoding.UTF8.GetBytes(name), 0], 'L');

    /// <summary>A file with holes, as GNU tar writes it: here of holes alone.</summary>
    public static byte[] GnuSparse(string name)
    {
        byte[] header = Entry(name, kind: 'S');
        Put(header, 257, "ustar  \0");
        return Sealed(header);
    }

    /// <summary>A whole tar.</summary>
    public static byte[] Of(params byte[][] entries)
    {
        using var tar = new MemoryStream();
        foreach (byte[] entry in entries)
            tar.Write(entry);
        tar.Write(End);
        return tar.ToArray();
    }

    public static byte[] Gzip(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(data);
        return packed.ToArray();
    }

    private static byte[] Sealed(byte[] header)
    {
        Put(header, 148, "        ");
        int sum = header.Sum(value => value);
        Put(header, 148, Octal(sum, 6) + "\0 ");
        return header;
    }

    private static string Octal(int value, int digits) => Convert.ToString(value, 8).PadLeft(digits, '0');

    private static void Put(byte[] header, int at, string text) => Encoding.Latin1.GetBytes(text).CopyTo(header, at);
}
