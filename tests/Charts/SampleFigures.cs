using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Charts;

/// <summary>Figures with fixed numbers: the ordinary ones, and those that are hard to draw.</summary>
public static partial class SampleFigures
{
    private const string Hostile = "<script>alert(\"a\")</script> & 'b' \u05D0\u05D1\u05D2 \u0627\u0644\u0639 \0\uD800";

    private static readonly string[] Sets = ["practice/ferg", "practice/jaffe", "frl-london"];

    private static readonly (string Name, Figure Figure)[] All =
    [
        ("line-loss", new LineChart
        {
            Title = "Loss on practice data (ferg)",
            YTitle = "cross-entropy per picture",
            Series = [LineSeries.OfEpochs("training", Decay(30, 1.93, 0.16, 0)),
                LineSeries.OfEpochs("validation", Decay(30, 1.9, 0.13, 0.012)) with { Dashed = true }],
            Marker = new LineMarker(19, "best epoch 19"),
        }),
        ("line-accuracy", new LineChart
        {
            Title = "Accuracy of three seeds on practice data",
            YTitle = "accuracy on the validation split",
            YIsPercent = true,
            Series =
            [
                LineSeries.OfEpochs("seed 1", Rise(24, 0.86, 0.2)), LineSeries.OfEpochs("seed 2", Rise(24, 0.84, 0.3)),
                LineSeries.OfEpochs("seed 3", Rise(24, 0.85, 0.25)),
            ],
            Reference = (1 / 7.0, "chance 14.3 %"),
            Note = "Split by subject: no subject's pictures are in more than one part.",
        }),
        ("line-many", new LineChart
        {
            Title = "Seven expressions, one curve each: recall on the validation split while the network learns, of practice data",
            YTitle = "recall",
            YIsPercent = true,
            Series = [.. Expressions.All.Select((name, i) => LineSeries.OfEpochs(name, Rise(60, 0.6 + (0.05 * i), 0.05 + (0.03 * i))))],
        }),
        ("line-gaps", new LineChart
        {
            Title = "Diverged",
            YTitle = "loss",
            Series = [new LineSeries("reading 1",
                [new(1, 2), new(2, 2.4), new(3, double.NaN), new(4, 9.5), new(5, double.PositiveInfinity), new(6, 12345)])],
        }),
        ("line-none", new LineChart { Title = "No epoch was finished", Series = [] }),
        ("line-one-point", new LineChart { Title = "One epoch", YTitle = "loss", Series = [LineSeries.OfEpochs("training", [1.5])] }),
        ("line-equal", new LineChart { Title = "All equal", YIsPercent = true, YTitle = "accuracy",
            Series = [LineSeries.OfEpochs("training", [1, 1, 1, 1])] }),
        ("line-hostile", new LineChart
        {
            Title = Hostile,
            YTitle = Hostile,
            XTitle = Hostile,
            Note = Hostile,
            Series = [LineSeries.OfEpochs(Hostile + Hostile + Hostile, [1, 2, 3])],
            Marker = new LineMarker(3, "a long label at the right edge"),
        }),
        ("confusion-seven", new ConfusionMatrixChart
        {
            Title = "Confusion on practice data (jaffe), split by subject",
            Labels = Expressions.All,
            Counts = new long[,]
            {
                { 24, 3, 1, 0, 0, 2, 0 }, { 4, 21, 2, 0, 0, 3, 0 }, { 0, 1, 18, 0, 1, 2, 10 }, { 0, 0, 0, 30, 0, 0, 0 },
                { 0, 0, 0, 1, 28, 1, 0 }, { 2, 4, 3, 0, 3, 19, 0 }, { 0, 0, 7, 0, 0, 0, 23 },
            },
            Note = "Practice data: rendered faces, not the published set.",
        }),
        ("confusion-two", new ConfusionMatrixChart { Title = "Two classes", Labels = ["happiness", "sadness"],
            Counts = new long[,] { { 999, 1 }, { 251, 55767 } } }),
        ("confusion-one", new ConfusionMatrixChart { Title = "One class", Labels = ["neutral"], Counts = new long[,] { { 4 } } }),
        ("confusion-none", new ConfusionMatrixChart { Title = "No class", Labels = [], Counts = new long[0, 0] }),
        ("confusion-long", new ConfusionMatrixChart
        {
            Title = "Long names, and a class that was never shown",
            Labels = ["happiness", "a label of several words that goes on", "Donaudampfschifffahrtsgesellschaft",
                "\u6050\u6016\u3068\u9A5A\u304D", Hostile],
            Counts = new long[,] { { 5, 0, 0, 1, 0 }, { 0, 0, 0, 0, 0 }, { 1, 1, 3, 0, 0 }, { 0, 0, 0, 7, 0 }, { 2, 2, 2, 2, 2 } },
        }),
        ("confusion-eleven", new ConfusionMatrixChart
        {
            Title = "Eleven classes",
            Labels = [.. Expressions.All, "contempt", "boredom", "pain", "interest"],
            Counts = Banded(11),
        }),
        ("matrix-three", new MatrixChart
        {
            Title = "Accuracy across data sets",
            Rows = Sets,
            Columns = Sets,
            Cells = new MatrixCell?[,]
            {
                { new(0.874, 0.811, 0.922, 420), new(0.319, 0.247, 0.402, 210), new(0.181, 0.131, 0.243, 204, "inconclusive") },
                { new(0.402, 0.311, 0.488, 420), new(0.762, 0.655, 0.841, 210), null },
                { new(0.155, 0.102, 0.214, 420, "inconclusive"), new(0.271, 0.192, 0.355, 210), new(0.809, 0.748, 0.857, 204) },
            },
            Note = "Practice data in rows and columns 1 and 2: the drop off the diagonal is there by construction.",
        }),
        ("matrix-one", new MatrixChart { Title = "One set", Rows = ["ferg"], Columns = ["ferg"],
            Cells = new MatrixCell?[,] { { new(0.5) } } }),
        ("matrix-none", new MatrixChart { Title = "No set", Rows = [], Columns = [], Cells = new MatrixCell?[0, 0] }),
        ("matrix-long", new MatrixChart
        {
            Title = Hostile,
            Rows = ["folder:/data/a folder with a very long name that says what is in it", Hostile],
            Columns = ["folder:/data/a-folder-with-a-very-long-name-that-says-what-is-in-it", "b"],
            Cells = new MatrixCell?[,] { { new(1, 1, 1, 123456789, "above chance by a wide margin"), new(0, 0, 0.03, 7) },
                { new(double.NaN), null } },
        }),
        ("grid-mistakes", new PictureGrid
        {
            Title = "Mistakes on practice data (jaffe), the surest first",
            Pictures = [.. Enumerable.Range(0, 6)
                .Select(i => new GridPicture(Disc(64, 64, 30 * i),
                $"is {Expressions.All[i]}\npredicted {Expressions.All[i + 1]} 0.{91 - (7 * i)}"))],
        }),
        ("grid-groups", new PictureGrid
        {
            Title = "Samples",
            Columns = 6,
            Pictures = [.. Enumerable.Range(0, 15)
                .Select(i => new GridPicture(Disc(40 + (10 * (i % 3)), 48, 15 * i), $"KA.{i}.tiff") { Group = Expressions.All[i / 6] })],
        }),
        ("grid-none", new PictureGrid { Title = "No mistakes", Pictures = [] }),
        ("grid-long", new PictureGrid
        {
            Title = "A wide, a high and a large picture",
            Pictures =
            [
                new(Disc(300, 20, 90), "a caption that goes on and on, over several lines, until it ends"), new(Disc(3, 90, 90), Hostile),
                new(Disc(700, 520, 0, grey: true), "averylongfilenamewithoutanyplacetobreakit_0001_0002.jpeg"),
            ],
            Note = Hostile,
        }),
    ];

    /// <summary>The names of the figures, for theories.</summary>
    public static TheoryData<string> Names => [.. Everything.Select(row => row.Name)];

    /// <summary>A figure by its name.</summary>
    public static Figure Named(string name) => Everything.Single(row => row.Name == name).Figure;

    private static IEnumerable<(string Name, Figure Figure)> Everything => [.. All, .. Bars(), .. Histograms(), .. Scatters(), .. Pictures(), .. Reliabilities()];

    private static IEnumerable<double> Decay(int count, double from, double rate, double rise) =>
        Enumerable.Range(0, count).Select(i => (from * Math.Exp(-rate * i)) + (rise * i) + (0.03 * Math.Sin(1.7 * i)) + 0.05);

    private static IEnumerable<double> Rise(int count, double to, double rate) =>
        Enumerable.Range(0, count).Select(i => to - ((to - 0.15) * Math.Exp(-rate * i)) + (0.015 * Math.Sin((2.1 * i) + (9 * rate))));

    private static long[,] Banded(int n)
    {
        long[,] counts = new long[n, n];
        for (int r = 0; r < n; r++)
        {
            for (int c = 0; c < n; c++)
                counts[r, c] = r == c ? 40 - r : Math.Max(0, 9 - (3 * Math.Abs(r - c)));
        }

        return counts;
    }

    private static Image Disc(int width, int height, int shade, bool grey = false)
    {
        int channels = grey ? 1 : 3;
        var image = new Image(width, height, channels);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double radius = Math.Sqrt(Math.Pow((x + 0.5 - (width / 2.0)) / width, 2) + Math.Pow((y + 0.5 - (height / 2.0)) / height,
                    2));
                for (int c = 0; c < channels; c++)
                    image.Pixels[(((y * width) + x) * channels) + c] = (byte)(radius < 0.4 ? 225 - (40 * c) - (shade / 3)
                        : 60 + (shade / 2) + (30 * c));
            }
        }

        return image;
    }
}
