using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FerLib.Imaging;

namespace FerLib.Datasets.Prepared;

/// <summary>The first bytes of a file of prepared pictures: what its pictures are, and where they lie in it.</summary>
/// <remarks>
/// <para>The file, from its start: this header as one line of JSON, filled up with blanks to 4,096 bytes; the SHA-256 of each picture's own file
/// (32 bytes each), filled up with zeros to a multiple of 4,096 bytes; then a slot for each picture, in the same order.</para>
/// <para>A slot: a byte that says what is in it (<see cref="PreparedSlot"/>), three zeros, the CRC-32C of each plane begun with that byte (four
/// bytes each, little-endian), and the planes, (C, H, W) bytes 0..255.</para>
/// </remarks>
/// <param name="Kind">Always <see cref="KindText"/>.</param>
/// <param name="Version">Of the preparation: another version, other planes.</param>
/// <param name="DataSet">The data set's name.</param>
/// <param name="Decoder">The decoder that was asked first.</param>
/// <param name="FaceBox">The part that was taken of each picture; null for the whole.</param>
/// <param name="Size">Side of a picture, pixels.</param>
/// <param name="Channels">What its planes are.</param>
/// <param name="Count">Pictures.</param>
/// <param name="SlotsFrom">Where the first slot begins.</param>
/// <param name="SlotBytes">Bytes from a slot to the next.</param>
/// <param name="PlanesFrom">Where a slot's planes begin in it.</param>
internal sealed record PreparedHeader(
    string Kind, int Version, string DataSet, string Decoder, string? FaceBox, int Size, InputChannels Channels, int Count,
    long SlotsFrom, long SlotBytes, int PlanesFrom)
{
    /// <summary>What the file is, for those who look into it.</summary>
    public const string KindText = "FerLib prepared pictures";

    /// <summary>Most pictures of a file: their hashes are read at once.</summary>
    public const int Most = int.MaxValue / ContentHash.Length - 1;

    /// <summary>Bytes of the header.</summary>
    public const int Length = 4096;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Bytes of the whole file.</summary>
    [JsonIgnore]
    public long FileBytes => SlotsFrom + Count * SlotBytes;

    /// <summary>Bytes of one plane.</summary>
    [JsonIgnore]
    public int PlaneBytes => Size * Size;

    /// <summary>The header for pictures of a data set.</summary>
    public static PreparedHeader For(Manifest manifest, PreparationOptions options, int count)
    {
        int planes = ChannelExtraction.PlanesOf(options.Channels), head = 4 + 4 * planes;
        return new PreparedHeader(
            KindText, PicturePreparation.Version, OneLine.Of(manifest.Name), ImageFile.DecoderName, manifest.FaceBox?.ToString(), options.Size,
            options.Channels, count, SlotsBehind(count), head + (long)planes * options.Size * options.Size, head);
    }

    /// <summary>Whether pictures of the other file are of the same data set and prepared in the same way; their number does not matter.</summary>
    public bool IsOfTheSameKindAs(PreparedHeader other) => this with { Count = other.Count, SlotsFrom = other.SlotsFrom } == other;

    /// <summary>The first of the wanted planes among those that are kept; null if not all of them are, one after the other.</summary>
    public int? FirstPlaneOf(InputChannels wanted)
    {
        int at = ChannelExtraction.ChannelsOf(Channels).IndexOf(ChannelExtraction.ChannelsOf(wanted));
        return at < 0 ? null : at;
    }

    /// <summary>The header's bytes, <see cref="Length"/> of them.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        bytes.AsSpan().Fill((byte)' ');
        JsonSerializer.SerializeToUtf8Bytes(this, Json).CopyTo(bytes, 0);
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    /// <summary>The header in a file's first bytes; null if it is none, or names sizes that do not fit each other.</summary>
    public static PreparedHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (bytes.Length != Length || JsonSerializer.Deserialize<PreparedHeader>(Encoding.UTF8.GetString(bytes), Json) is not { } header)
                return null;
            bool fits = header is { Kind: KindText, DataSet: not null, Decoder: not null } && Enum.IsDefined(header.Channels) && header.Count is >= 0 and <= Most
                && header.Size is >= PreparationOptions.SmallestSize and <= PreparationOptions.LargestSize;
            if (!fits)
                return null;
            int planes = ChannelExtraction.PlanesOf(header.Channels);
            return header.PlanesFrom == 4 + 4 * planes && header.SlotBytes == header.PlanesFrom + (long)planes * header.PlaneBytes
                && header.SlotsFrom == SlotsBehind(header.Count) ? header : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Where the slots begin behind the hashes of so many pictures.</summary>
    private static long SlotsBehind(int count) => Length + ((long)count * ContentHash.Length + Length - 1) / Length * Length;
}
