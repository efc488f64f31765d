namespace FerLib.Tests.NeuralNetworks;

/// <summary>Numbers spread evenly over an interval, from whole-number arithmetic: the same bits as in Reference/pytorch_references.py.</summary>
internal static class Scattered
{
    /// <summary>Number i of a stream: offset + scale u, with u in [-1, 1) from the high 24 bits of an integer hash (lowbias32 of Chris Wellons).</summary>
    public static float[] Of(int count, int stream, double scale, double offset = 0)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            uint x = unchecked((uint)i * 0x9E3779B9 + (uint)stream * 0x85EBCA6B);
            x = unchecked((x ^ (x >> 16)) * 0x21F0AAAD);
            x = unchecked((x ^ (x >> 15)) * 0x735A2D97);
            x ^= x >> 15;
            values[i] = (float)(offset + scale * (2 * (x >> 8) / (double)(1 << 24) - 1));
        }

        return values;
    }
}
