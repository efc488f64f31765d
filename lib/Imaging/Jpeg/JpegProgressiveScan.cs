using System.Numerics;

namespace FerLib.Imaging.Jpeg;

/// <summary>Decodes one scan of a progressive Huffman-coded frame into its components' coefficients.</summary>
/// <remarks>
/// A scan brings the band <c>First..Last</c> of the zigzag order, either its values divided by 2^Low (successive approximation begins) or
/// one further bit of each (it goes on). Source: ITU-T T.81, annex G.1 and G.2.
/// </remarks>
internal sealed class JpegProgressiveScan(
    EncodedFile file, JpegFrame frame, JpegScanComponent[] components, JpegScanBand band, int restartInterval)
    : JpegScan(file, frame, components, restartInterval)
{
    private readonly ulong _bandBits = (ulong.MaxValue << band.First) & (ulong.MaxValue >> (63 - band.Last));
    // Blocks whose rest of the band is zero (or, in a refinement, without new values), this one included.
    private int _endOfBandRun;

    /// <inheritdoc/>
    protected override void Restart() => _endOfBandRun = 0;

    /// <inheritdoc/>
    protected override void DecodeBlock(ref JpegBitReader reader, JpegScanComponent component, int x, int y)
    {
        if (band.First > 0 && !band.IsRefinement && _endOfBandRun > 0)
        {
            _endOfBandRun--;
            return;
        }

        Span<short> block = component.Component.Coefficients(x, y);
        if (band.First > 0)
        {
            if (band.IsRefinement)
                RefineBand(ref reader, component.AcTable, block);
            else
                ReadBand(ref reader, component.AcTable, block);
            return;
        }

        reader.Fill();
        if (band.IsRefinement)
        {
            block[0] |= (short)(reader.Take(1) << band.Low);
            return;
        }

        int size = Symbol(ref reader, component.DcTable);
        if (size > 0)
            component.Prediction += JpegBitReader.Extend(reader.Take(size), size);
        block[0] = (short)(component.Prediction << band.Low);
    }

    private void ReadBand(ref JpegBitReader reader, JpegHuffmanTable table, Span<short> block)
    {
        for (int k = band.First; k <= band.Last; k++)
        {
            reader.Fill();
            int entry = table.Lookup(reader.Peek(JpegHuffmanTable.LookupBits));
            int value;
            if ((entry & JpegHuffmanTable.HasValue) != 0)
            {
                reader.Skip(entry & 31);
                k += (entry >> 12) & 15;
                value = entry >> 16;
            }
            else
            {
                int symbol = Symbol(ref reader, table);
                int run = symbol >> 4;
                int size = symbol & 15;
                if (size == 0 && run < 15)
                {
                    _endOfBandRun = RunLength(ref reader, run) - 1;
                    return;
                }

                k += run;
                if (size == 0)
                    continue;
                value = JpegBitReader.Extend(reader.Take(size), size);
            }

            if (k > band.Last)
                throw TooMany(reader.Position);
            block[k] = (short)(value << band.Low);
        }
    }

    private void RefineBand(ref JpegBitReader reader, JpegHuffmanTable table, Span<short> block)
    {
        ulong known = JpegComponent.NonzeroBits(block) & _bandBits;
        int k = band.First;
        while (_endOfBandRun == 0 && k <= band.Last)
        {
            reader.Fill();
            int symbol = Symbol(ref reader, table);
            int run = symbol >> 4;
            bool isNew = (symbol & 15) != 0;
            if (!isNew && run < 15)
            {
                _endOfBandRun = RunLength(ref reader, run);
                break;
            }

            if ((symbol & 15) > 1)
                throw File.Error(reader.Position, "the data are damaged: a refinement brings a value of more than one bit");
            int value = isNew && reader.Take(1) != 0 ? 1 : -1;

            // Over the zeros of the run to the next; the values between that are known get a further bit each.
            ulong ahead = ulong.MaxValue << k;
            ulong zeros = ~known & _bandBits & ahead;
            for (; run > 0; run--)
                zeros &= zeros - 1;
            int place = BitOperations.TrailingZeroCount(zeros);
            ulong between = place < 64 ? ahead & ~(ulong.MaxValue << place) : ahead;
            RefineValues(ref reader, known & between, block);
            if (isNew && place > 63)
                throw TooMany(reader.Position);
            if (isNew)
                block[place] = (short)(value << band.Low);
            k = place + 1;
        }

        if (_endOfBandRun > 0)
        {
            RefineValues(ref reader, known & (ulong.MaxValue << k), block);
            _endOfBandRun--;
        }
    }

    /// <summary>Takes one bit for each of the coefficients named: whether the value moves away from zero by 2^Low.</summary>
    private void RefineValues(ref JpegBitReader reader, ulong places, Span<short> block)
    {
        while (places != 0)
        {
            reader.Fill();
            int count = Math.Min(BitOperations.PopCount(places), 31);
            int bits = reader.Take(count) << (32 - count);
            for (; count > 0; count--, bits <<= 1, places &= places - 1)
            {
                if (bits >= 0)
                    continue;
                ref short value = ref block[BitOperations.TrailingZeroCount(places)];
                value += (short)(((value >> 15) | 1) << band.Low);
            }
        }
    }

    private static int RunLength(ref JpegBitReader reader, int bits) => (1 << bits) + (bits > 0 ? reader.Take(bits) : 0);

    private ImageFormatException TooMany(int position) =>
        File.Error(position, $"the data are damaged: a block has coefficients past the scan's last, {band.Last}");
}
