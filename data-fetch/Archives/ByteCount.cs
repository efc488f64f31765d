using System.Globalization;

namespace DataFetch.Archives;

/// <summary>Numbers of bytes for messages.</summary>
internal static class ByteCount
{
    private static readonly string[] Units = ["kB", "MB", "GB", "TB"];

    /// <summary>"812 bytes", "1.2 GB": decimal units, as disks are sold.</summary>
    public static string Of(long bytes)
    {
        const int Step = 1000;
        if (bytes < Step)
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
        double value = bytes / (double)Step;
        int unit = 0;
        for (; value >= 999.95 && unit < Units.Length - 1; unit++)
            value /= Step;
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {Units[unit]}");
    }
}
