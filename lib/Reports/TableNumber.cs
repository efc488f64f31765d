using System.Globalization;

namespace FerLib.Reports;

/// <summary>Numbers as tables write them.</summary>
internal static class TableNumber
{
    /// <summary>A share as "82.7 %"; a dash where it is not defined.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    /// <summary>A count as "1,323".</summary>
    public static string Whole(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
