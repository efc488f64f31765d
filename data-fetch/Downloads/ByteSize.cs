using System.Globalization;

namespace DataFetch.Downloads;

/// <summary>A number of bytes for people.</summary>
internal static class ByteSize
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>"950 bytes", "95.2 MB" (1 MB is 1,000,000 bytes); "an unknown number of bytes" for null.</summary>
    public static string Of(long? bytes)
    {
        if (bytes is not { } number)
            return "an unknown number of bytes";
        double value = number;
        int unit = 0;
        // As it would be rounded: never "1,000.0 kB".
        for (; Math.Round(value, 1) >= 1000 && unit < Units.Length - 1; unit++)
            value /= 1000;
        return unit == 0 ? string.Create(CultureInfo.InvariantCulture, $"{number} bytes") : string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {Units[unit]}");
    }
}
