using System.Numerics;

namespace FerLib.Imaging.Jpeg;

/// <summary>Writes the one scan of a baseline file: transforms, quantizes and codes the blocks of the planes by MCUs.</summary>
/// <remarks>Source: ITU-T T.81, F.1.2; what stands beyond the picture's edge as in libjpeg's jccoefct.c.</remarks>
internal sealed class JpegScanWriter(JpegBitWriter writer)
{
    private readonly int[] _block = new int[64];
    private readonly short[] _zigZag = new short[64];

    /// <summary>Writes the scan.</summary>
    /// <param name="components">The components; a single one has 1 x 1 block an MCU.</param>
    public void Write(JpegEncoderComponent[] components)
    {
        JpegEncoderComponent first = components[0];
        int columns = (first.Plane.BlocksAcross + first.Horizontal - 1) / first.Horizontal;
        int rows = (first.Plane.BlocksDown + first.Vertical - 1) / first.Vertical;
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                foreach (JpegEncoderComponent component in components)
                {
                    for (int i = 0; i < component.Horizontal * component.Vertical; i++)
                    {
                        int column = x * component.Horizontal + i % component.Horizontal;
                        WriteBlock(component, column, y * component.Vertical + i / component.Horizontal);
                    }
                }
            }
        }

        writer.EndBits();
    }

    private void WriteBlock(JpegEncoderComponent component, int x, int y)
    {
        JpegPlane plane = component.Plane;
        if (x >= plane.BlocksAcross || y >= plane.BlocksDown)
        {
            // Beyond the picture: the mean of the block before, which costs least.
            component.Dc.Write(writer, 0);
            component.Ac.Write(writer, 0);
            return;
        }

        JpegForwardDct.Transform(plane.Samples.AsSpan(8 * (y * plane.Stride + x)), plane.Stride, component.Divisors, _block);
        for (int k = 0; k < 64; k++)
            _zigZag[k] = (short)_block[JpegSequentialScan.ZigZag[k]];

        int difference = _zigZag[0] - component.Prediction;
        component.Prediction = _zigZag[0];
        WriteValue(component.Dc, 0, difference);
        int k0 = 0;
        for (ulong waves = JpegComponent.NonzeroBits(_zigZag) & ~1UL; waves != 0; waves &= waves - 1)
        {
            int k = BitOperations.TrailingZeroCount(waves);
            int zeros = k - k0 - 1;
            for (; zeros > 15; zeros -= 16)
                component.Ac.Write(writer, 0xF0);
            WriteValue(component.Ac, zeros, _zigZag[k]);
            k0 = k;
        }

        if (k0 < 63)
            component.Ac.Write(writer, 0); // end of block
    }

    /// <summary>Writes the code of zeros and a value's size, then the value: as it is when positive, less 1 when negative.</summary>
    private void WriteValue(JpegHuffmanCode code, int zeros, int value)
    {
        int size = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));
        int extra = (value < 0 ? value - 1 : value) & ((1 << size) - 1);
        code.Write(writer, (zeros << 4) | size, extra, size);
    }
}
