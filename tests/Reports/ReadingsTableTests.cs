using FerLib.NeuralNetworks;
using FerLib.Reports;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class ReadingsTableTests
{
    private static readonly InputShape Input = new(1, 64, 64);

    private static readonly ResultTable Table = ReadingsTable.Of(PrintedLayer.Table,
    [
        LayerTable.Of(PaperArchitectures.FullyConnectedReading(7), Input),
        LayerTable.Of(PaperArchitectures.NoLogitRelu(7), Input),
        LayerTable.Of(PaperArchitectures.GlobalAverageReading(7), Input),
    ]);

    [Fact]
    public void Of_ThreeReadings_AgreeOnRowsOneToThirteenAndTheLastTwo()
    {
        Assert.Equal(Enumerable.Range(1, 13).Select(row => $"{row}"), Table.Rows.Take(13).Select(row => row[0]));
        Assert.Equal(
            ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "16", "17"],
            Table.Rows.Where(row => row[2] == "all").Select(row => row[0]));
        Assert.Equal(["4", "Convolution, 5x5, 2x2, 128", "all", "Convolution 5 x 5, stride 2", "(128, 16, 16)", "204,928", "52,428,800"], Plain(Table.Rows[3]));
    }

    [Fact]
    public void Of_RowsFourteenAndFifteen_ShowWhatEachReadingMakesOfThem()
    {
        string[][] differing = [.. Table.Rows.Skip(13).Take(7).Select(Plain)];
        Assert.Equal(
        [
            ["14", "Normalization, 1, 1, -", "readings 1, 2", "Fully connected", "(7, 1, 1)", "1,799", "1,792"],
            ["14", "Normalization, 1, 1, -", "reading 3", "Batch normalization", "(64, 2, 2)", "128", ""],
            ["15", "ReLU", "reading 1", "ReLU", "(7, 1, 1)", "", ""],
            ["15", "ReLU", "reading 2", "left out", "", "", ""],
            ["15", "ReLU", "reading 3", "ReLU", "(64, 2, 2)", "", ""],
            ["-", "", "reading 3", "Global average pooling", "(64, 1, 1)", "", ""],
            ["-", "", "reading 3", "Fully connected", "(7, 1, 1)", "455", "448"],
        ], differing);
    }

    [Fact]
    public void Of_Totals_AreThoseOfEachReading()
    {
        Assert.Equal(3, Table.TotalRows);
        Assert.Equal(["823,751", "823,751", "822,535"], Table.Rows.TakeLast(3).Select(row => row[5]));
        Assert.Equal(["61,441,792", "61,441,792", "61,440,448"], Table.Rows.TakeLast(3).Select(row => row[6]));
    }

    [Fact]
    public void Of_ReadingsForOtherInputsOrNone_AreRefused()
    {
        LayerTable small = LayerTable.Of(PaperArchitectures.NoLogitRelu(7), new InputShape(1, 32, 32));
        LayerTable large = LayerTable.Of(PaperArchitectures.NoLogitRelu(7), Input);
        string message = Assert.Throws<ArgumentException>(() => ReadingsTable.Of(PrintedLayer.Table, [small, large])).Message;
        Assert.StartsWith("2 readings for the inputs [(1, 32, 32), (1, 64, 64)], expected readings for one.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ReadingsTable.Of(PrintedLayer.Table, []));
    }

    private static string[] Plain(IReadOnlyList<string> row) => [.. row.Select(text => text.Replace('\u00a0', ' '))];
}
