using System.Formats.Tar;
using System.Text;

namespace DataFetch.Archives;

/// <summary>What the library that reads tars does not look at: the checksum of a header.</summary>
internal static class TarHeader
{
    /// <summary>Bytes of a header, and of every block of a tar.</summary>
    public const int Bytes = 512;

    private const int NameBytes = 100, ChecksumStart = 148, ChecksumEnd = 156, Kind = 156, MagicStart = 257;

    /// <summary>Whether a file begins as a tar does.</summary>
    public static bool IsTar(ReadOnlySpan<byte> head) =>
        head.Length >= Bytes && (head[MagicStart..].StartsWith("ustar"u8) || (head[0] != 0 && HasItsChecksum(head[..Bytes])));

    /// <summary>Whether the checksum that a header states is that of its bytes.</summary>
    /// <param name="header">512 bytes.</param>
    public static bool HasItsChecksum(ReadOnlySpan<byte> header)
    {
        // Old programs added the bytes with their signs.
        int sum = 0, signed = 0;
        for (int i = 0; i < Bytes; i++)
        {
            byte value = i is >= ChecksumStart and < ChecksumEnd ? (byte)' ' : header[i];
            sum += value;
            signed += (sbyte)value;
        }

        int stated = -1;
        foreach (byte digit in header[ChecksumStart..ChecksumEnd].Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return false;
            stated = (Math.Max(stated, 0) * 8) + digit - '0';
        }

        return stated == sum || stated == signed;
    }

    /// <summary>What a header says that its entry is.</summary>
    /// <param name="header">512 bytes.</param>
    public static TarEntryType KindOf(ReadOnlySpan<byte> header) => (TarEntryType)header[Kind];

    /// <summary>The name in a header, without what stands before it for longer ones; for messages.</summary>
    /// <param name="header">512 bytes.</param>
    public static string NameOf(ReadOnlySpan<byte> header)
    {
        ReadOnlySpan<byte> name = header[..NameBytes];
        return Encoding.UTF8.GetString(name.IndexOf((byte)0) is >= 0 and int end ? name[..end] : name);
    }

    /// <summary>Whether a block marks the end of a tar.</summary>
    public static bool IsEndMark(ReadOnlySpan<byte> block) => !block.ContainsAnyExcept((byte)0);
}
