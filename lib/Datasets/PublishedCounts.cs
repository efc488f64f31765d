namespace FerLib.Datasets;

/// <summary>What the owners of the known data sets publish, held against a data set at hand.</summary>
public static class PublishedCounts
{
    private const string NeutralLast = "anger disgust fear happiness sadness surprise neutral";
    private static readonly string[] Seven = [.. Expressions.All];

    /// <summary>Pictures of each FERG character (in alphabetical order) and expression (in the fixed order).</summary>
    internal static int[,] Ferg { get; } =
    {
        { 1644, 1596, 1116, 1232, 1200, 1469, 1746 },
        { 2059, 2088, 1255, 1438, 1243, 1506, 1682 },
        { 1479, 1321, 1858, 1317, 1344, 1475, 1961 },
        { 1100, 1190, 1018, 1089, 1083, 1034, 1065 },
        { 1428, 911, 1035, 1140, 941, 1045, 1058 },
        { 1459, 1465, 1137, 1114, 1128, 1098, 1200 },
    };

    /// <summary>Holds a data set against what its owners publish, by the reader that found it.</summary>
    /// <param name="manifest">The data set, as its reader gave it.</param>
    /// <returns>A table or two for a known data set; none for any other.</returns>
    /// <remarks>
    /// A difference is no error: files may be in quarantine, left out by an option, or missing. Of a practice set it only says how large it
    /// was made.
    /// </remarks>
    public static IReadOnlyList<CountComparison> Compare(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Reader switch
        {
            "ferg" =>
            [
                Of(manifest, "character", ["aia", "bonnie", "jules", "malcolm", "mery", "ray"], sample => sample.Subject, "expression", Seven,
                    sample => sample.Label, Ferg, "Counted by the published file names (Aneja et al. 2016)."),
            ],
            "jaffe" =>
            [
                Row(manifest, "expression", Seven, sample => sample.Label, [30, 29, 32, 31, 30, 31, 30], JaffeSource),
                Row(manifest, "subject", ["KA", "KL", "KM", "KR", "MK", "NA", "NM", "TM", "UY", "YM"], sample => sample.Subject,
                    [23, 22, 22, 20, 21, 21, 20, 21, 21, 22], JaffeSource),
            ],
            "kdef" =>
            [
                Of(manifest, "expression", Seven, sample => sample.Label, "angle", ["FL", "HL", "S", "HR", "FR"], sample => sample.Angle,
                    All(7, 5, 140), "70 people, two sessions, each expression from five angles (Lundqvist, Flykt and Öhman 1998); ten published files are all black."),
            ],
            "utkface" =>
            [
                Of(manifest, "ethnicity", ["White", "Black", "Asian", "Indian", "Others"], sample => sample.Ethnicity, "gender", ["male", "female"],
                    sample => sample.Gender, new int[,] { { 5477, 4601 }, { 2318, 2208 }, { 1575, 1859 }, { 2261, 1714 }, { 760, 932 } },
                    "Counted by the file names of the aligned and cropped version, without three whose names lack the ethnicity; the owners publish no table."),
            ],
            "senthil" => [Row(manifest, "", ["pictures"], _ => "pictures", [80], "5 men, 16 pictures each (Senthilkumar, version 1).")],
            "fer2013" =>
            [
                Of(manifest, "split", ["training", "validation", "test"], sample => sample.Split, "expression", NeutralLast.Split(' '),
                    sample => sample.Label,
                    new int[,] { { 3995, 436, 4097, 7215, 4830, 3171, 4965 }, { 467, 56, 496, 895, 653, 415, 607 }, { 491, 55, 528, 879, 594, 416, 626 } },
                    "Counted by the published table (Goodfellow et al. 2013); validation is PublicTest, test is PrivateTest."),
            ],
            "ck48" =>
            [
                Row(manifest, "expression", ["anger", "disgust", "fear", "happiness", "sadness", "surprise", "contempt"], sample => sample.Label,
                    [135, 177, 75, 207, 84, 249, 54], "327 clips of three frames each."),
            ],
            "frl-london" =>
            [
                Row(manifest, "expression", ["happiness", "neutral"], sample => sample.Label, [102, 102],
                    "102 people, each from the front, neutral and smiling (DeBruine and Jones 2017)."),
            ],
            _ => [],
        };
    }

    private const string JaffeSource = "Counted by the published file names (Lyons et al. 1998).";

    private static CountComparison Row(
        Manifest manifest, string title, string[] columns, Func<Sample, string?> columnOf, int[] published, string source)
    {
        var counts = new int[1, published.Length];
        for (int i = 0; i < published.Length; i++)
            counts[0, i] = published[i];
        return Of(manifest, "", [""], _ => "", title, columns, columnOf, counts, source);
    }

    private static CountComparison Of(
        Manifest manifest, string rowTitle, string[] rows, Func<Sample, string?> rowOf, string columnTitle, string[] columns,
        Func<Sample, string?> columnOf, int[,] published, string source)
    {
        var found = new int[rows.Length, columns.Length];
        Dictionary<(string?, string?), int> counts = manifest.Samples.CountBy(sample => (rowOf(sample), columnOf(sample))).ToDictionary();
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < columns.Length; column++)
                found[row, column] = counts.GetValueOrDefault((rows[row], columns[column]));
        }

        return new CountComparison(manifest.Name, rowTitle, rows, columnTitle, columns, found, published, source);
    }

    private static int[,] All(int rows, int columns, int count)
    {
        var counts = new int[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                counts[row, column] = count;
        }

        return counts;
    }
}
