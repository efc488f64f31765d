using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FerLib.NeuralNetworks;

/// <summary>What all files of weights have in common: they are whole or as they were, and their numbers are little-endian float32.</summary>
internal static class WeightFile
{
    private const string Partial = ".partial";

    /// <summary>Writes a file through a neighbouring one that is on the disk before it takes the old one's name: a crash or a power cut leaves the old file or the new one.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using (FileStream stream = File.Create(path + Partial))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + Partial, path, overwrite: true);
    }

    /// <summary>Numbers as a file has them.</summary>
    public static byte[] Bytes(float[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.AsBytes(values.AsSpan()).CopyTo(bytes);
        else
        {
            for (int i = 0; i < values.Length; i++)
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        return bytes;
    }

    /// <summary>Numbers from the bytes of a file, a multiple of four of them.</summary>
    public static float[] Values(ReadOnlySpan<byte> bytes)
    {
        float[] values = new float[bytes.Length / sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return values;
    }
}
