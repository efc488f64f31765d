using System.Globalization;

namespace FerLib.Datasets;

/// <summary>Numbers of bytes as people read them.</summary>
public static class ByteSize
{
    private const double Thousand = 1000;
    private static readonly string[] Units = ["kB", "MB", "GB", "TB"];

    /// <summary>"17 bytes", "3.4 kB", "0.95 GB" is "953.7 MB": three or four digits, in powers of 1,000.</summary>
    /// <param name="bytes">How many, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static string Of(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        if (bytes < Thousand)
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} byte{(bytes == 1 ? "" : "s")}");
        double value = bytes / Thousand;
        int unit = 0;
        // 999.95 would be written as 1000.0 of the smaller unit.
        for (; value >= 999.95 && unit < Units.Length - 1; unit++)
            value /= Thousand;
        return string.Create(CultureInfo.InvariantCulture, $"{value:#,0.0} {Units[unit]}");
    }
}
