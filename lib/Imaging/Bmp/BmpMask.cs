using System.Numerics;

namespace FerLib.Imaging.Bmp;

/// <summary>Where a sample lies in a pixel of 16 or 32 bits.</summary>
internal readonly struct BmpMask
{
    private readonly uint _mask;
    private readonly int _shift;
    private readonly uint _maximum;

    /// <summary>Creates the mask; 0 stands for a sample that is not there.</summary>
    public BmpMask(uint mask)
    {
        _mask = mask;
        _shift = mask == 0 ? 0 : BitOperations.TrailingZeroCount(mask);
        _maximum = mask >> _shift;
    }

    /// <summary>Whether the sample is there.</summary>
    public bool Exists => _mask != 0;

    /// <summary>Whether a mask's bits follow each other.</summary>
    public static bool IsOneRun(uint mask) => mask == 0 || BitOperations.PopCount(mask) + BitOperations.TrailingZeroCount(mask)
        + BitOperations.LeadingZeroCount(mask) == 32;

    /// <summary>The sample as 8 bits: value x 255 / maximum, rounded to nearest (there are no ties); 0 when it is not there.</summary>
    public byte Of(uint pixel)
    {
        uint value = (pixel & _mask) >> _shift;
        if (_maximum is 255 or 0)
            return (byte)value;
        return (byte)((value * 255UL + _maximum / 2) / _maximum);
    }
}
