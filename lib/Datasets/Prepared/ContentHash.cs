using System.Buffers.Binary;

namespace FerLib.Datasets.Prepared;

/// <summary>The SHA-256 of a picture file's bytes: what a prepared picture is found by, wherever the file lies and whatever its name.</summary>
internal readonly record struct ContentHash(UInt128 High, UInt128 Low)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    public static ContentHash From(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[(Length / 2)..Length]));

    /// <summary>The hash of 64 hexadecimal digits; null if they are none.</summary>
    public static ContentHash? Parse(string digits)
    {
        Span<byte> bytes = stackalloc byte[Length];
        return digits.Length == 2 * Length && Convert.FromHexString(digits, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? From(bytes) : null;
    }

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[(Length / 2)..], Low);
    }

    public override string ToString() => $"{High:x32}{Low:x32}";
}
