namespace FerLib.Tests.Datasets;

/// <summary>The file names of the published sets, made from their published counts: no file of theirs is needed.</summary>
internal static partial class PublishedNames
{
    private const string FergExpressions = "anger disgust fear joy neutral sadness surprise";

    private static readonly (string Character, int[] Counts)[] Ferg =
    [
        ("aia", [1644, 1596, 1116, 1232, 1200, 1469, 1746]),
        ("bonnie", [2059, 2088, 1255, 1438, 1243, 1506, 1682]),
        ("jules", [1479, 1321, 1858, 1317, 1344, 1475, 1961]),
        ("malcolm", [1100, 1190, 1018, 1089, 1083, 1034, 1065]),
        ("mery", [1428, 911, 1035, 1140, 941, 1045, 1058]),
        ("ray", [1459, 1465, 1137, 1114, 1128, 1098, 1200]),
    ];

    // Takes of each subject and expression AN DI FE HA NE SA SU: the published totals of subjects (rows) and classes (columns).
    private static readonly (string Subject, string Takes)[] Jaffe =
    [
        ("KA", "3334343"), ("KL", "3343333"), ("KM", "3343333"), ("KR", "3233333"), ("MK", "3333333"),
        ("NA", "3333333"), ("NM", "3233333"), ("TM", "3333333"), ("UY", "3333333"), ("YM", "3433333"),
    ];

    /// <summary>All 55,767 frames, or every frame up to a number.</summary>
    public static IEnumerable<string> FergFiles(int most = int.MaxValue, string root = "FERG_DB_256")
    {
        string[] expressions = FergExpressions.Split(' ');
        foreach ((string character, int[] counts) in Ferg)
        {
            for (int e = 0; e < counts.Length; e++)
            {
                // bonnie_fear_481.png does not exist: the numbers go one further than the count.
                bool gap = character == "bonnie" && expressions[e] == "fear";
                for (int n = 1; n <= Math.Min(most, counts[e] + (gap ? 1 : 0)); n++)
                {
                    if (!gap || n != 481)
                        yield return $"{root}/{character}/{character}_{expressions[e]}/{character}_{expressions[e]}_{n}.png";
                }
            }
        }
    }

    /// <summary>The 213 pictures; serial numbers are made up.</summary>
    public static IEnumerable<string> JaffeFiles(string root = "jaffe")
    {
        string[] codes = ["AN", "DI", "FE", "HA", "NE", "SA", "SU"];
        int serial = 0;
        foreach ((string subject, string takes) in Jaffe)
        {
            for (int e = 0; e < codes.Length; e++)
            {
                for (int take = 1; take <= takes[e] - '0'; take++)
                {
                    serial++;
                    while (serial is 8 or 12 or 21 or 76 or 108 or 183)
                        serial++;
                    yield return $"{root}/{subject}.{codes[e]}{take}.{serial}.tiff";
                }
            }
        }
    }
}
