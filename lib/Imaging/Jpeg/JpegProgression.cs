namespace FerLib.Imaging.Jpeg;

/// <summary>Keeps account of what the scans of a progressive frame have brought, and admits those that come next in order.</summary>
/// <remarks>
/// <para>Source: ITU-T T.81, G.1.1.1: the DC coefficients of a component come before its others, the first scan of a coefficient before
/// its refinements, and each refinement adds the one next bit.</para>
/// <para>A few bytes can hold a scan over millions of blocks: the memory and the sum of all scans' blocks are bounded by
/// <see cref="DecoderOptions.MaximumPixels"/>, so that a small file cannot keep the decoder busy.</para>
/// </remarks>
internal sealed class JpegProgression(EncodedFile file, JpegFrame frame, long maximumPixels)
{
    private const int Nothing = int.MaxValue;
    private const int MostLow = 13;
    // Small limits on pixels must not refuse small pictures.
    private const int LeastLimit = 1 << 20;

    /// <summary>Bytes that a decoded picture may take for each pixel that is allowed: coefficients and pixels together.</summary>
    private const int BytesPerPixel = 8;

    private readonly int[][] _low = Array.ConvertAll(frame.Components, _ => Enumerable.Repeat(Nothing, 64).ToArray());
    private long _blocks;

    /// <summary>Whether every bit of every coefficient has come.</summary>
    public bool IsComplete => _low.All(component => component.All(low => low == 0));

    /// <summary>Whether each component has been begun: what has not come since is zero.</summary>
    public bool HasAllComponents => _low.All(component => component[0] != Nothing);

    /// <summary>Holds the memory of the whole frame to the limit.</summary>
    /// <param name="offset">Where the scan is, for the error.</param>
    /// <exception cref="ImageFormatException">It would take more.</exception>
    public void CheckMemory(int offset)
    {
        long bytes = frame.Components.Sum(c => 128L * c.Blocks) + (long)frame.ReducedWidth * frame.ReducedHeight * frame.Components.Length;
        long limit = Math.Max(maximumPixels, LeastLimit);
        if (bytes / BytesPerPixel > limit)
        {
            throw file.Error(
                offset,
                $"{frame.Width} x {frame.Height} pixels of progressive JPEG take {bytes} bytes of memory, "
                + $"the limit is {limit} times {BytesPerPixel}; save it as baseline JPEG, or raise DecoderOptions.MaximumPixels");
        }
    }

    /// <summary>Admits a scan, or says why it cannot come here.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="offset">Where its header is, for errors.</param>
    /// <exception cref="ImageFormatException">The scan is not the next of a progression, or the scans are too much work.</exception>
    public void Admit(JpegScanHeader scan, int offset)
    {
        JpegScanBand band = scan.Band;
        if (band.Last > 63 || band.First > band.Last || (band.First == 0 && band.Last > 0) || band.Low > MostLow
            || (band.First > 0 && scan.Components.Length > 1) || (band.IsRefinement && band.Low != band.High - 1))
        {
            throw file.Error(
                offset,
                $"the scan brings coefficients {band.First}..{band.Last}, bits {band.High} to {band.Low}, "
                + $"of {scan.Components.Length} component(s), which is no scan of progressive JPEG");
        }

        foreach (JpegScanComponent component in scan.Components)
        {
            int id = component.Component.Id;
            int[] low = _low[Array.IndexOf(frame.Components, component.Component)];
            int expected = band.IsRefinement ? band.High : Nothing;
            if (band.First > 0 && low[0] == Nothing)
                throw file.Error(offset, $"component {id} brings waves (AC) before its means (DC)");
            for (int k = band.First; k <= band.Last; k++)
            {
                if (low[k] != expected)
                {
                    throw file.Error(
                        offset,
                        $"component {id} brings coefficient {k} out of order: twice, or a refinement that is not the next");
                }

                low[k] = band.Low;
            }

            _blocks += scan.Components.Length > 1
                ? component.Component.Blocks
                : (long)component.Component.BlocksAcross * component.Component.BlocksDown;
        }

        // 32 scans over a grey picture that just keeps to the limit on pixels; the scans of common encoders take at most 14.
        long limit = Math.Max(maximumPixels, LeastLimit) / 2;
        if (_blocks > limit)
        {
            throw file.Error(
                offset,
                $"the scans so far go over {_blocks} blocks, the limit is {limit}; "
                + "save it as baseline JPEG, or raise DecoderOptions.MaximumPixels");
        }
    }
}
