using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FerLib.Datasets.Prepared;

/// <summary>An open file of prepared pictures; slots are read and written from several threads, a slot by one at a time.</summary>
internal sealed class PreparedFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly Dictionary<ContentHash, int> _slots;

    private PreparedFile(string path, SafeFileHandle handle, PreparedHeader header, IReadOnlyList<ContentHash> contents)
    {
        Path = path;
        _handle = handle;
        Header = header;
        Contents = contents;
        _slots = contents.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What its pictures are.</summary>
    public PreparedHeader Header { get; }

    /// <summary>The hash of each picture's own file, by slot.</summary>
    public IReadOnlyList<ContentHash> Contents { get; }

    /// <summary>Number of planes of a picture.</summary>
    private int Planes => (Header.PlanesFrom - 4) / 4;

    /// <summary>Opens a file whose header and length are right; null otherwise.</summary>
    /// <param name="path">The file.</param>
    /// <param name="forWriting">Whether slots are to be filled in.</param>
    /// <param name="serves">Which headers are wanted, before more of the file is read; null for any.</param>
    public static PreparedFile? TryOpen(string path, bool forWriting = false, Predicate<PreparedHeader>? serves = null)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(
                path, FileMode.Open, forWriting ? FileAccess.ReadWrite : FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
            var start = new byte[PreparedHeader.Length];
            if (TryReadExactly(handle, start, 0) && PreparedHeader.Parse(start) is { } header && serves?.Invoke(header) is not false
                && RandomAccess.GetLength(handle) == header.FileBytes)
            {
                var index = new byte[header.Count * ContentHash.Length];
                if (TryReadExactly(handle, index, PreparedHeader.Length))
                {
                    ContentHash[] contents = [.. Enumerable.Range(0, header.Count).Select(i => ContentHash.From(index.AsSpan(i * ContentHash.Length)))];
                    if (contents.Distinct().Count() == contents.Length)
                    {
                        var file = new PreparedFile(path, handle, header, contents);
                        handle = null;
                        return file;
                    }
                }
            }

            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            handle?.Dispose();
        }
    }

    /// <summary>Makes a file with empty slots, all its room reserved on the disk where the file system can do so.</summary>
    /// <exception cref="IOException">It cannot be made: the disk has less room than it takes, for instance.</exception>
    public static PreparedFile Create(string path, PreparedHeader header, IReadOnlyList<ContentHash> contents)
    {
        SafeFileHandle handle = File.OpenHandle(
            path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess, header.FileBytes);
        try
        {
            var index = new byte[contents.Count * ContentHash.Length];
            for (int i = 0; i < contents.Count; i++)
                contents[i].CopyTo(index.AsSpan(i * ContentHash.Length));
            RandomAccess.SetLength(handle, header.FileBytes);
            RandomAccess.Write(handle, index, PreparedHeader.Length);
            // Last: a file without a header is begun anew.
            RandomAccess.Write(handle, header.ToBytes(), 0);
            return new PreparedFile(path, handle, header, contents);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>The slot of a picture, by the hash of its file; -1 if it has none.</summary>
    public int SlotOf(ContentHash content) => _slots.GetValueOrDefault(content, -1);

    /// <summary>What a slot says that it holds; its checksums are not looked at.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public PreparedSlot StateOf(int slot)
    {
        byte state = 0;
        return TryReadExactly(_handle, new Span<byte>(ref state), Header.SlotsFrom + slot * Header.SlotBytes) ? StateOf(state) : PreparedSlot.Empty;
    }

    /// <summary>Reads planes of a slot.</summary>
    /// <param name="slot">Which slot.</param>
    /// <param name="firstPlane">The first of the planes wanted.</param>
    /// <param name="planes">Receives them: whole planes one after the other. Without meaning unless the slot holds a picture.</param>
    /// <returns>What is in the slot; <see cref="PreparedSlot.Empty"/> also if a checksum is wrong.</returns>
    /// <exception cref="IOException">The disk fails.</exception>
    public PreparedSlot Read(int slot, int firstPlane, Span<byte> planes)
    {
        Span<byte> head = stackalloc byte[Header.PlanesFrom];
        long at = Header.SlotsFrom + slot * Header.SlotBytes;
        if (!TryReadExactly(_handle, head, at))
            return PreparedSlot.Empty;
        PreparedSlot state = StateOf(head[0]);
        if (state == PreparedSlot.Empty)
            return state;
        int length = Header.PlaneBytes;
        if (!TryReadExactly(_handle, planes, at + Header.PlanesFrom + (long)firstPlane * length))
            return PreparedSlot.Empty;
        for (int i = 0; i < planes.Length / length; i++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(head[(4 + 4 * (firstPlane + i))..]) != Checksum(state, planes.Slice(i * length, length)))
                return PreparedSlot.Empty;
        }

        return state;
    }

    /// <summary>Fills a slot in.</summary>
    /// <param name="slot">Which slot.</param>
    /// <param name="state">What it is to hold.</param>
    /// <param name="bytes">A slot's bytes, of which the planes are set: <see cref="PlanesOf"/>.</param>
    /// <exception cref="IOException">The disk fails, or is full.</exception>
    public void Write(int slot, PreparedSlot state, byte[] bytes)
    {
        Span<byte> planes = PlanesOf(bytes);
        if (state == PreparedSlot.Damaged)
            planes.Clear();
        bytes[0] = (byte)state;
        for (int i = 0; i < Planes; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 + 4 * i), Checksum(state, planes.Slice(i * Header.PlaneBytes, Header.PlaneBytes)));
        RandomAccess.Write(_handle, bytes, Header.SlotsFrom + slot * Header.SlotBytes);
    }

    /// <summary>The planes in a slot's bytes.</summary>
    public Span<byte> PlanesOf(byte[] slotBytes) => slotBytes.AsSpan(Header.PlanesFrom);

    /// <summary>Waits until all that was written is on the disk.</summary>
    public void Flush() => RandomAccess.FlushToDisk(_handle);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static PreparedSlot StateOf(byte value) =>
        (PreparedSlot)value is PreparedSlot.Picture or PreparedSlot.Damaged or (PreparedSlot.Picture | PreparedSlot.Colorless)
            ? (PreparedSlot)value : PreparedSlot.Empty;

    // CRC-32C, because processors have an instruction for it.
    private static uint Checksum(PreparedSlot state, ReadOnlySpan<byte> plane)
    {
        uint crc = BitOperations.Crc32C(uint.MaxValue, (byte)state);
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(plane);
        foreach (ulong word in words)
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        foreach (byte value in plane[(8 * words.Length)..])
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    private static bool TryReadExactly(SafeFileHandle handle, Span<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(handle, bytes, offset);
            if (read == 0)
                return false;
            bytes = bytes[read..];
            offset += read;
        }

        return true;
    }
}
