using System.Runtime.CompilerServices;

namespace FerLib.Randomness;

/// <summary>
/// A counter-based random generator (Philox 4x32-10): the numbers are a pure function of the key, so that any sample's
/// numbers can be drawn without drawing those before it, in any order and on any thread.
/// </summary>
/// <remarks>
/// Two generators with the same seed and key give the same bits; any other key gives an independent sequence. Everything random in
/// FerLib is drawn here: weights (seed, layer), shuffles (seed, epoch), augmentation (seed, epoch, position), dropout masks, splits and
/// practice faces. Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
/// Not for security.
/// </remarks>
public sealed class CounterRandom
{
    private readonly uint _key0;
    private readonly uint _key1;
    private ulong _block;
    private uint _word0, _word1, _word2, _word3;
    private int _left;
    private double _spareNormal = double.NaN;

    /// <summary>Creates the generator that belongs to a seed and a key.</summary>
    /// <param name="seed">The seed that a user passes in.</param>
    /// <param name="key">What the numbers are for, most significant first: for instance epoch, then position.</param>
    public CounterRandom(ulong seed, params ReadOnlySpan<ulong> key)
    {
        _key0 = (uint)seed;
        _key1 = (uint)(seed >> 32);
        // Each key word goes through the cipher under the key so far: (1, 2) and (2, 1) are unrelated.
        for (int i = 0; i < key.Length; i++)
        {
            (uint a, uint b, _, _) = Philox((uint)key[i], (uint)(key[i] >> 32), (uint)(i + 1), 0x46455221, _key0, _key1);
            _key0 = a;
            _key1 = b;
        }
    }

    /// <summary>Draws 32 uniform bits.</summary>
    public uint NextUInt32()
    {
        if (_left == 0)
        {
            (_word0, _word1, _word2, _word3) = Philox((uint)_block, (uint)(_block >> 32), 0, 0, _key0, _key1);
            _block++;
            _left = 4;
        }

        return _left-- switch { 4 => _word0, 3 => _word1, 2 => _word2, _ => _word3 };
    }

    /// <summary>Draws a uniform number in [0, 1) with 24 random bits.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>Draws a uniform number in [0, 1) with 53 random bits.</summary>
    public double NextDouble()
    {
        ulong high = NextUInt32() >> 5;
        ulong low = NextUInt32() >> 6;
        return ((high << 26) | low) * (1.0 / (1UL << 53));
    }

    /// <summary>Draws a uniform number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Draws a uniform whole number in [0, <paramref name="exclusiveMaximum"/>), without bias.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is below 1.</exception>
    /// <remarks>Source: Lemire, "Fast random integer generation in an interval", 2019.</remarks>
    public int NextInt32(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        uint range = (uint)exclusiveMaximum;
        ulong product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            uint threshold = (uint)-exclusiveMaximum % range;
            while ((uint)product < threshold)
                product = (ulong)NextUInt32() * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>Draws a normal number with mean 0 and deviation 1 (Box-Muller).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spareNormal))
        {
            double spare = _spareNormal;
            _spareNormal = double.NaN;
            return spare;
        }

        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * NextDouble());
        _spareNormal = radius * sine;
        return radius * cosine;
    }

    /// <summary>Puts the items into a uniformly random order, in place (Fisher-Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Philox 4x32 with ten rounds: encrypts a 128-bit counter under a 64-bit key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (uint A, uint B, uint C, uint D) Philox(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong first = (ulong)c0 * 0xD2511F53;
            ulong second = (ulong)c2 * 0xCD9E8D57;
            (c0, c1, c2, c3) = ((uint)(second >> 32) ^ c1 ^ key0, (uint)second, (uint)(first >> 32) ^ c3 ^ key1, (uint)first);
            key0 += 0x9E3779B9;
            key1 += 0xBB67AE85;
        }

        return (c0, c1, c2, c3);
    }
}
