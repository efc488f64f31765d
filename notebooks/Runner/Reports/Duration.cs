using System.Globalization;

namespace FerNotebooks.Runner.Reports;

/// <summary>Durations as people read them.</summary>
internal static class Duration
{
    /// <summary>0.4 s, 12 s, 3 min 05 s, 1 h 02 min.</summary>
    public static string Text(double seconds) => seconds switch
    {
        < 9.95 => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        < 59.5 => seconds.ToString("0", CultureInfo.InvariantCulture) + " s",
        < 3599.5 => string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Round(seconds) / 60} min {(int)Math.Round(seconds) % 60:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Round(seconds / 60) / 60} h {(int)Math.Round(seconds / 60) % 60:00} min"),
    };
}
