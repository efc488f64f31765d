namespace FerLib.Imaging.Jpeg;

/// <summary>Which part of the coefficients a progressive scan brings.</summary>
/// <param name="First">The first coefficient in zigzag order, 0 (DC alone) .. 63.</param>
/// <param name="Last">The last.</param>
/// <param name="High">The lowest bit known before the scan; 0 when nothing is.</param>
/// <param name="Low">The lowest bit known after it.</param>
internal readonly record struct JpegScanBand(int First, int Last, int High, int Low)
{
    /// <summary>Whether the scan adds a bit to coefficients of which an earlier scan brought the higher bits.</summary>
    public bool IsRefinement => High > 0;
}
