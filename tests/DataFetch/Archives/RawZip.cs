using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FerLib.Imaging.Png;

namespace FerLib.Tests.DataFetch.Archives;

/// <summary>An entry of a zip as bytes, so that what no library writes can be written.</summary>
internal sealed record RawZipEntry(string Name)
{
    public byte[] NameBytes { get; init; } = Encoding.UTF8.GetBytes(Name);

    public byte[] Data { get; init; } = [1, 2, 3];

    /// <summary>The bytes as they stand in the archive; by default the data, deflated.</summary>
    public byte[]? Packed { get; init; }

    public ushort Method { get; init; } = 8;

    public ushort Flags { get; init; } = 0x0800;

    public uint Attributes { get; init; }

    public uint? Crc { get; init; }

    public uint? Size { get; init; }

    /// <summary>Whether its lengths stand in a field of zip64.</summary>
    public bool Zip64 { get; init; }

    /// <summary>Whether the data of the first entry is meant instead of its own.</summary>
    public bool LiesOverTheFirst { get; init; }
}

/// <summary>A zip of such entries.</summary>
internal static class RawZip
{
    public static byte[] Of(params RawZipEntry[] entries)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        (byte[] Header, byte[] Packed) first = ([], []);
        foreach (RawZipEntry entry in entries)
        {
            byte[] packed = entry.Packed ?? (entry.Method == 8 ? Deflate(entry.Data) : entry.Data);
            if (entry.LiesOverTheFirst)
                packed = first.Packed;
            // What both headers share: version, flags, method, time, date, checksum, lengths, the lengths of the name and of extra fields.
            var shared = new byte[26];
            BinaryPrimitives.WriteUInt16LittleEndian(shared, 20);
            BinaryPrimitives.WriteUInt16LittleEndian(shared.AsSpan(2), entry.Flags);
            BinaryPrimitives.WriteUInt16LittleEndian(shared.AsSpan(4), entry.Method);
            BinaryPrimitives.WriteUInt16LittleEndian(shared.AsSpan(8), 0x21);
            BinaryPrimitives.WriteUInt32LittleEndian(shared.AsSpan(10), entry.Crc ?? Crc32.Of(entry.Data));
            BinaryPrimitives.WriteUInt32LittleEndian(shared.AsSpan(14), (uint)packed.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(shared.AsSpan(18), entry.Size ?? (uint)entry.Data.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(shared.AsSpan(22), (ushort)entry.NameBytes.Length);
            byte[] extra = [];
            if (entry.Zip64)
            {
                shared.AsSpan(14, 8).Fill(0xFF);
                extra = new byte[20];
                BinaryPrimitives.WriteUInt16LittleEndian(extra, 1);
                BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(2), 16);
                BinaryPrimitives.WriteInt64LittleEndian(extra.AsSpan(4), entry.Data.Length);
                BinaryPrimitives.WriteInt64LittleEndian(extra.AsSpan(12), packed.Length);
                BinaryPrimitives.WriteUInt16LittleEndian(shared.AsSpan(24), (ushort)extra.Length);
            }

            uint offset = entry.LiesOverTheFirst ? 0 : (uint)zip.Position;
            var rest = new byte[14];
            BinaryPrimitives.WriteUInt32LittleEndian(rest.AsSpan(6), entry.Attributes);
            BinaryPrimitives.WriteUInt32LittleEndian(rest.AsSpan(10), offset);
            directory.Write([.. "PK\u0001\u0002"u8, 20, 3, .. shared, .. rest, .. entry.NameBytes, .. extra]);
            if (entry.LiesOverTheFirst)
                continue;
            byte[] header = [.. "PK\u0003\u0004"u8, .. shared, .. entry.NameBytes, .. extra];
            if (first.Header.Length == 0)
                first = (header, packed);
            zip.Write(header);
            zip.Write(packed);
        }

        var end = new byte[18];
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(4), (ushort)entries.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(6), (ushort)entries.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(8), (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)zip.Position);
        return [.. zip.ToArray(), .. directory.ToArray(), .. "PK\u0005\u0006"u8, .. end];
    }

    public static byte[] Deflate(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(data);
        return packed.ToArray();
    }
}
