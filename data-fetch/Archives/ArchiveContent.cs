using System.Text;
using DataFetch.Downloads;
using FerLib.Datasets;

namespace DataFetch.Archives;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
internal static class ArchiveContent
{
    private const int HeadBytes = 4096;

    private static readonly (byte[] Start, string Title)[] Foreign =
    [
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
        ([.. "Rar!"u8, 0x1A, 0x07], "a rar archive"),
        ([0xFD, .. "7zXZ"u8, 0x00], "an xz file"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a zstd file"),
        ([.. "BZh"u8], "a bzip2 file"),
    ];

    /// <summary>The format of a file; its position is 0 afterwards.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="stream">The file.</param>
    /// <exception cref="DatasetException">It is none that is read; the message says what it is and what to do.</exception>
    public static ArchiveFormat FormatOf(string name, Stream stream)
    {
        byte[] buffer = new byte[HeadBytes];
        stream.Position = 0;
        ReadOnlySpan<byte> head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        stream.Position = 0;
        if (head.IsEmpty)
            throw Refusal.Of(name, "it is empty, 0 bytes", "Nothing was imported. Download it again.");
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return ArchiveFormat.Zip;
        if (head.StartsWith("PK\u0007\u0008"u8))
            throw Refusal.Of(name, "it is a zip that was split into parts", Refusal.Unpack);
        if (head.StartsWith<byte>([0x1F, 0x8B]))
            return ArchiveFormat.Gzip;
        if (TarHeader.IsTar(head))
            return ArchiveFormat.Tar;
        foreach ((byte[] start, string title) in Foreign)
        {
            if (head.StartsWith(start))
                throw Refusal.Of(name, $"it is {title}, expected a zip, tar or tar.gz", Refusal.Unpack);
        }

        if (IsHtml(head))
            throw Refusal.Of(name, "it is an HTML page, expected a zip, tar or tar.gz", "Nothing was imported. Open it in a browser: it says why there was no download.");
        throw Refusal.Of(
            name, $"it is no archive by its first bytes ({Convert.ToHexString(head[..Math.Min(4, head.Length)])}), expected a zip, tar or tar.gz",
            "Nothing was imported. Download it again; or put what it is into a folder and import the folder.");
    }

    private static bool IsHtml(ReadOnlySpan<byte> head) =>
        WebPage.Begins(head) || Encoding.UTF8.GetString(head).Contains("<html", StringComparison.OrdinalIgnoreCase);
}
