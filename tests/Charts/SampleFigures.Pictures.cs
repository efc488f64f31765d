using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.NeuralNetworks;

namespace FerLib.Tests.Charts;

public static partial class SampleFigures
{
    /// <summary>The layers of an architecture as the blocks of a drawing.</summary>
    internal static ArchitectureDrawing Network(Architecture architecture, int channels, int size, bool withClasses = false) => new()
    {
        Title = $"{architecture.Name}, {channels} x {size} x {size}",
        Input = (channels, size, size),
        Layers = [.. LayerTable.Of(architecture, new InputShape(channels, size, size)).Rows.Select(row => new LayerBlock(row.Name, row.Kind,
            row.Output.Channels, row.Output.Height, row.Output.Width, row.PaperRow, row.Parameters, row.MultiplyAdds))],
        Classes = withClasses ? Expressions.All : null,
        Faces = withClasses
            ? new Dictionary<string, Image> { ["input"] = Disc(64, 64, 20, grey: true), ["relu1"] = Disc(32, 32, 90) }
            : null,
    };

    /// <summary>The drawing that a narrow place gets.</summary>
    internal static Figure NarrowOf(Figure figure) => new Narrow(figure) { Title = figure.Title };

    /// <summary>The matrix of numbers f(row, column).</summary>
    internal static double[,] Numbers(int rows, int columns, Func<int, int, double> f)
    {
        double[,] numbers = new double[rows, columns];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
                numbers[r, c] = f(r, c);
        }

        return numbers;
    }

    private static IEnumerable<(string Name, Figure Figure)> Pictures()
    {
        foreach ((string name, Figure figure) in Matrices().Concat(Maps()).Concat(HeatMaps()).Concat(Typed()).Concat(Networks()))
            yield return (name, figure);
        yield return ("heat-counts-narrow", NarrowOf(HeatMaps().First().Figure));
        yield return ("numbers-channels-narrow", NarrowOf(Typed().Last().Figure));
        yield return ("network-two-narrow", NarrowOf(Networks().First().Figure));
        yield return ("network-three-narrow", NarrowOf(Networks().ElementAt(2).Figure));
    }

    private static (string Name, Figure Figure)[] Matrices() =>
    [
        ("pictures-strips", new PictureMatrix
        {
            Title = "Two faces and their channels",
            Rows = ["KA.AN1.39.tiff", "KL.HA2.159.tiff"],
            Columns = ["photograph", .. Channels],
            ColumnTitle = "channel",
            Pictures = Images(2, 5, (r, c) => Disc(64, 64, 40 * r, grey: c > 0)),
        }),
        ("pictures-differences", new PictureMatrix
        {
            Title = "Mean face less the mean neutral face, practice data",
            Rows = ["anger", "neutral", "surprise"],
            Columns = Channels,
            RowTitle = "expression",
            ColumnTitle = "channel",
            Pictures = Images(3, 4, (r, _) => r == 1 ? null : SignedPicture.Of([-9, -3, 0, 1, 2, 3, 4, 5, 9], 3, 3, 9)),
            Captions = new[,] { { "3.2", "3.1", "3.0", "3.0" }, { "", "", "", "" }, { "8.1 on average", "7.8", "7.0", "7.7" } },
            Scale = new ScaleBar("difference of brightness", -9, 9, true),
            Note = "Practice data: faces made up by a program.",
        }),
        ("pictures-hostile", new PictureMatrix
        {
            Title = Hostile,
            Rows = [Hostile, "a heading of several words that goes on and on", "RGB"],
            Columns = [Hostile, "IRGB"],
            RowTitle = Hostile,
            ColumnTitle = "x",
            Pictures = Images(3, 2, (r, c) => Disc(20 + (300 * c), 90 + (90 * r), 30)),
            Captions = new[,] { { Hostile, "a" }, { "b", Hostile }, { "", "averylongfilenamewithoutanyplacetobreakit_0001.jpeg" } },
            Scale = new ScaleBar(Hostile, 0, 0, false),
            TileSize = 40,
            Note = Hostile,
        }),
        ("pictures-none", new PictureMatrix { Title = "No picture", Rows = [], Columns = [], Pictures = new Image?[0, 0] }),
    ];

    private static (string Name, Figure Figure)[] Maps() =>
    [
        ("maps-filters", new FeatureMapGrid
        {
            Title = "The 64 filters of the first convolution",
            Maps = [.. Enumerable.Range(0, 64).Select(k => SignedPicture.Of([.. Enumerable.Range(0, 25).Select(i =>
                (float)Math.Sin((0.3 * k) + i))], 5, 5, 1))],
            Scale = new ScaleBar("weight", -1.0894, 1.0894, true),
        }),
        ("maps-many", new FeatureMapGrid
        {
            Title = "128 maps of 4 x 3",
            Maps = [.. Enumerable.Range(0, 128).Select(k =>
                SignedPicture.Grey([.. Enumerable.Range(0, 12).Select(i => i % (1f + (k % 7)))], 3, 4, 0, 6))],
            Scale = new ScaleBar("activation after the ReLU", 0, 6, false),
        }),
        ("maps-three", new FeatureMapGrid { Title = "Three", Maps = [Disc(9, 9, 1), Disc(300, 300, 2), Disc(9, 9, 3)],
            Captions = ["first", Hostile, "third"], Note = Hostile }),
        ("maps-none", new FeatureMapGrid { Title = "None", Maps = [] }),
    ];

    private static (string Name, Figure Figure)[] HeatMaps() =>
    [
        ("heat-counts", new HeatMap
        {
            Title = "Pictures of each subject and expression",
            Rows = ["KA", "KL", "KM", "KR"],
            Columns = Expressions.All,
            RowTitle = "subject",
            ColumnTitle = "expression",
            ValueTitle = "pictures",
            MarksZeros = true,
            Values = Numbers(4, 7, (r, c) => (r, c) is (1, 3) or (3, 0) ? 0 : 2 + ((r + (3 * c)) % 3)),
        }),
        ("heat-scores", new HeatMap
        {
            Title = "Class scores of 24 pictures",
            Rows = [.. Enumerable.Range(0, 24).Select(i => $"{Expressions.All[i % 7]} {i}")],
            Columns = Expressions.All,
            RowTitle = "picture",
            ColumnTitle = "score of",
            ValueTitle = "class score",
            IsDiverging = true,
            Values = Numbers(24, 7, (r, c) => (r % 7 == c ? 3 : 0) + (2 * Math.Sin((2.3 * r) + (1.7 * c)))),
        }),
        ("heat-many", new HeatMap { Title = "31 x 31", Rows = [.. Enumerable.Range(0, 31).Select(i => $"{i}")],
            Columns = [.. Enumerable.Range(0, 31).Select(i => $"{i}")], Values = Numbers(31, 31, (r, c) => r * c / 3.0) }),
        ("heat-hostile", new HeatMap
        {
            Title = Hostile,
            Rows = [Hostile, "a heading of several words that goes on and on"],
            Columns = [Hostile, "red", "averylongnamewithoutanyplacetobreakit"],
            RowTitle = "a title of the rows that is long",
            ColumnTitle = Hostile,
            ValueTitle = Hostile,
            Values = new[,] { { double.NaN, 1e300, -1e-300 }, { double.PositiveInfinity, double.NegativeInfinity, -123456789.123 } },
            MarksZeros = true,
            Note = Hostile,
        }),
        ("heat-equal", new HeatMap { Title = "Zeros", Rows = ["a"], Columns = ["b", "c"], Values = new double[1, 2] }),
        ("heat-none", new HeatMap { Title = "None", Rows = [], Columns = [], Values = new double[0, 0] }),
    ];

    private static (string Name, Figure Figure)[] Typed() =>
    [
        ("numbers-convolution", new NumberGrids
        {
            Title = "One step of a convolution",
            Grids =
            [
                new("picture 5 x 5", Numbers(5, 5, (_, c) => c < 3 ? 10 : 200))
                    { Highlight = (1, 1, 3, 3), After = "*", Shading = NumberShading.Grey },
                new("kernel 3 x 3", new double[,] { { -1, 0, 1 }, { -2, 0, 2 }, { -1, 0, 1 } })
                    { Highlight = (0, 0, 3, 3), After = "=", Shading = NumberShading.BySign },
                new("result 3 x 3", Numbers(3, 3, (_, c) => c < 1 ? 0 : 760)) { Highlight = (1, 1, 1, 1) },
            ],
            Note = "Nine products, one sum.",
        }),
        ("numbers-softmax", new NumberGrids
        {
            Title = "Scores become probabilities",
            Grids = [new("scores", new[,] { { 2.0 }, { -0.001 }, { double.NaN } }) { After = "softmax" },
                new("probabilities", new[,] { { 0.88 }, { 0.12 }, { 0 } }) { Format = "0.000", Highlight = (0, 0, 1, 1) }],
        }),
        ("numbers-hostile", new NumberGrids
        {
            Title = Hostile,
            Grids = [new(Hostile, new[,] { { 1e300, -1.23456789 } }) { After = Hostile, Format = "R" },
                new("", new double[,] { { 0 } }) { After = "->" }],
            Note = Hostile,
        }),
        ("numbers-none", new NumberGrids { Title = "None", Grids = [] }),
        ("numbers-channels", new NumberGrids
        {
            Title = "Three channels, one sum",
            Grids =
            [
                .. Channels.Take(3).Select((name, k) => new NumberGrid(name, Numbers(4, 4, (r, c) => (97 * k) + (31 * r) + (13 * c) + 1))
                    { After = k < 2 ? "+" : "->", Shading = NumberShading.Grey, Highlight = (0, 0, 2, 2) }),
                new("sum", Numbers(3, 3, (r, c) => 500 + r + c)),
            ],
        }),
    ];

    private static (string Name, Figure Figure)[] Networks() =>
    [
        ("network-two", Network(PaperArchitectures.NoLogitRelu(7), 1, 64, withClasses: true)),
        ("network-one", Network(PaperArchitectures.FullyConnectedReading(2), 4, 512)),
        ("network-three", Network(PaperArchitectures.GlobalAverageReading(6), 3, 128)),
        ("network-hostile", new ArchitectureDrawing
        {
            Title = Hostile,
            Input = (1, 3, 900),
            Layers = [new(Hostile, Hostile, 5, 1, 1, null, 0, 0), new("b", "ReLU", 5, 1, 1, 3, 1, long.MaxValue),
                new("c", "Softmax", 5, 1, 1, 7, 0, 0)],
            Classes = ["a", "b", Hostile, "c", "d"],
            Note = Hostile,
        }),
        ("network-none", new ArchitectureDrawing { Title = "No layer", Input = (1, 1, 1), Layers = [] }),
    ];

    private static Image?[,] Images(int rows, int columns, Func<int, int, Image?> picture)
    {
        var images = new Image?[rows, columns];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
                images[r, c] = picture(r, c);
        }

        return images;
    }

    private sealed class Narrow(Figure figure) : Figure
    {
        public override string TextAlternative => figure.TextAlternative;

        public override FigureTable? Table => figure.Table;

        public override string ToSvg()
        {
            string html = figure.ToHtml();
            int start = html.IndexOf("<svg", html.IndexOf("fer-narrow\"", StringComparison.Ordinal), StringComparison.Ordinal);
            return html[start..(html.IndexOf("</svg>", start, StringComparison.Ordinal) + "</svg>".Length)];
        }
    }
}
