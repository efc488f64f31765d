using System.Globalization;

namespace FerLib.Tests.Datasets;

/// <content>UTKFace and Senthil.</content>
internal static partial class PublishedNames
{
    // Male and female pictures of White, Black, Asian, Indian and Others.
    private static readonly int[][] UtkFace = [[5477, 2318, 1575, 2261, 760], [4601, 2208, 1859, 1714, 932]];

    /// <summary>The aligned files whose names lack the ethnicity.</summary>
    public static IReadOnlyList<string> UtkFaceBad { get; } =
        ["39_1_20170116174525125.jpg.chip.jpg", "61_1_20170109142408075.jpg.chip.jpg", "61_1_20170109150557335.jpg.chip.jpg"];

    /// <summary>All 23,708 aligned pictures, or so many of each gender and ethnicity; ages and dates are made up.</summary>
    public static IEnumerable<string> UtkFaceFiles(int most = int.MaxValue, string root = "UTKFace", string end = ".jpg.chip.jpg")
    {
        foreach (string bad in UtkFaceBad)
            yield return $"{root}/{bad}";
        var date = new DateTime(2017, 1, 9, 14, 24, 8, 75);
        int number = 0;
        for (int gender = 0; gender < UtkFace.Length; gender++)
        {
            for (int ethnicity = 0; ethnicity < UtkFace[gender].Length; ethnicity++)
            {
                for (int i = 0; i < Math.Min(most, UtkFace[gender][ethnicity]); i++, number++)
                {
                    string taken = date.AddSeconds(number).ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
                    yield return string.Create(CultureInfo.InvariantCulture, $"{root}/{number % 117}_{gender}_{ethnicity}_{taken}{end}");
                }
            }
        }
    }

    /// <summary>The 80 pictures of Senthil; no names are published, so these are made up.</summary>
    public static IEnumerable<string> SenthilFiles(string root = "IRTT") =>
        from man in Enumerable.Range(1, 5)
        from picture in Enumerable.Range(1, 16)
        select $"{root}/s{man}/{picture}.jpg";
}
