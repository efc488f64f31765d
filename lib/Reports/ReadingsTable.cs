using System.Globalization;
using FerLib.NeuralNetworks;

namespace FerLib.Reports;

/// <summary>The paper's table of layers as printed, beside what readings of it make of each row.</summary>
public static class ReadingsTable
{
    private const string LeftOut = "left out";

    /// <summary>
    /// A row for each printed row that the readings take alike, and one for each way in which they differ; below, each reading's sums.
    /// </summary>
    /// <param name="printed">The table as printed.</param>
    /// <param name="readings">The readings at one input size, in order: reading 1, 2, ...</param>
    /// <exception cref="ArgumentException">There is no reading, or they are for different input sizes.</exception>
    public static ResultTable Of(IReadOnlyList<PrintedLayer> printed, IReadOnlyList<LayerTable> readings)
    {
        ArgumentNullException.ThrowIfNull(printed);
        ArgumentNullException.ThrowIfNull(readings);
        InputShape[] inputs = [.. readings.Select(reading => reading.Input).Distinct()];
        if (inputs.Length != 1)
        {
            throw new ArgumentException(
                $"{readings.Count} readings for the inputs [{string.Join(", ", inputs)}], expected readings for one.", nameof(readings));
        }

        var rows = new List<string[]>();
        foreach (PrintedLayer row in printed)
        {
            string printedText = row.ToString().Replace(", -", ",\u00a0-", StringComparison.Ordinal);
            rows.AddRange(Rows(readings, Text(row.Row), printedText, reading => reading.Rows.FirstOrDefault(layer => layer.PaperRow == row.Row)));
            for (int place = 0; readings.Any(reading => Unprinted(reading, row.Row, place) is not null); place++)
                rows.AddRange(Rows(readings, "-", "", reading => Unprinted(reading, row.Row, place)).Where(cells => cells[3] != LeftOut));
        }

        IEnumerable<string[]> sums = readings.Select((reading, i) => (string[])
            ["", "", $"reading\u00a0{i + 1}", "all layers", "", Text(reading.Parameters), Text(reading.MultiplyAdds)]);
        return new ResultTable(
            $"The table as printed and {readings.Count} readings of it, input {inputs[0]}",
            [
                TableColumn.Number("row"), new("printed: type, filter, stride, filters"), new("read by"), new("as"),
                new("output (C, H, W)"), TableColumn.Number("parameters"), TableColumn.Number("multiply-adds"),
            ],
            rows.Concat(sums))
        {
            TotalRows = readings.Count,
            Notes =
            [
                "Row 4's filter size is printed over a watermark and looks like 105x5. "
                + "A dash instead of a row number: a layer that the table does not print.",
                "Padding 2 in rows 1, 4, 7, 8 and 11 is our reading, the paper prints none. "
                + "Multiply-adds: of the forward pass over one picture.",
            ],
        };
    }

    private static IEnumerable<string[]> Rows(
        IReadOnlyList<LayerTable> readings, string row, string printed, Func<LayerTable, LayerTableRow?> layerOf) =>
        readings.Select((reading, i) => (Number: i + 1, Cells: Cells(layerOf(reading))))
            .GroupBy(item => string.Join('|', item.Cells))
            .Select(group => (string[])
                [row, printed, Who([.. group.Select(item => item.Number)], readings.Count), .. group.First().Cells]);

    private static string[] Cells(LayerTableRow? layer) => layer is null ? [LeftOut, "", "", ""] :
    [
        layer.Kind.Replace(" x ", "\u00a0x\u00a0", StringComparison.Ordinal), layer.Output.ToString().Replace(' ', '\u00a0'),
        layer.Parameters == 0 ? "" : Text(layer.Parameters), layer.MultiplyAdds == 0 ? "" : Text(layer.MultiplyAdds),
    ];

    // The layers that a reading puts behind a printed row without a row number of their own.
    private static LayerTableRow? Unprinted(LayerTable reading, int row, int place)
    {
        int at = reading.Rows.ToList().FindIndex(layer => layer.PaperRow == row);
        return at < 0 ? null : reading.Rows.Skip(at + 1).TakeWhile(layer => layer.PaperRow is null).ElementAtOrDefault(place);
    }

    private static string Who(int[] numbers, int all) => numbers.Length == all
        ? "all"
        : $"reading{(numbers.Length == 1 ? "" : "s")}\u00a0{string.Join(",\u00a0", numbers)}";

    private static string Text(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
