using System.Globalization;
using FerLib.Charts;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Reports;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <summary>The network and its layers, typed out and drawn.</summary>
public static partial class Show
{
    private static readonly byte[] FrameColor = [0xee, 0x77, 0x33];

    /// <summary>A picture as the network sees it, and a square patch of it as numbers, 0..255.</summary>
    /// <param name="pictures">Loaded pictures; of several planes the first is shown.</param>
    /// <param name="picture">Which of them.</param>
    /// <param name="side">Pixels along a side of the patch, at least 1 and at most a third of the picture.</param>
    /// <remarks>
    /// The patch is that of the largest spread of values in the picture's middle: on a face mostly a piece of an eye or of the mouth.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The side is out of range.</exception>
    public static FigureGallery Patch(PictureTensors pictures, int picture, int side = 8)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        (int height, int width) = (pictures.Shape.Height, pictures.Shape.Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(side, Math.Min(height, width) / 3);
        byte[] plane = pictures.Planes(picture)[..(height * width)].ToArray();
        (int top, int left) = LargestSpread(plane, height, width, side);
        var values = new double[side, side];
        for (int i = 0; i < values.Length; i++)
            values[i / side, i % side] = plane[(top + i / side) * width + left + i % side];
        var face = new Image(width, height, 1, plane);
        string what = $"{pictures.Manifest.Name}, {pictures.SampleOf(picture).Label}, {width} x {height} pixels, intensity";
        return new FigureGallery(
        [
            new PictureGrid
            {
                Title = what,
                Columns = 2,
                Pictures =
                [
                    new GridPicture(Framed(face, top, left, side), "as the network sees it"),
                    new GridPicture(Part(face, top, left, side), "the patch in the frame"),
                ],
            },
            new NumberGrids
            {
                Title = "The patch as numbers",
                Grids = [new("0 is black, 255 is white", values)],
                Note = $"Rows {top} to {top + side - 1}, columns {left} to {left + side - 1}, counted from 0.",
            },
        ]);
    }

    /// <summary>A picture, a kernel and what a convolution makes of them, with the window of one output in color.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="picture">(H, W), without its padding.</param>
    /// <param name="kernel">(K, K).</param>
    /// <param name="result">The output.</param>
    /// <param name="window">Row and column of the output whose window is marked.</param>
    /// <param name="stride">S. Default 1.</param>
    /// <param name="padding">P: zeros drawn on every side. Default 0.</param>
    public static NumberGrids Convolution(
        string title, double[,] picture, double[,] kernel, double[,] result, (int Row, int Column) window, int stride = 1, int padding = 0)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(result);
        return new NumberGrids
        {
            Title = title,
            Grids =
            [
                new(padding > 0 ? $"picture, padding {padding}" : "picture", Padded(picture, padding))
                {
                    Highlight = (stride * window.Row, stride * window.Column, kernel.GetLength(0), kernel.GetLength(1)),
                    After = "*",
                },
                new("kernel", kernel) { After = "=" },
                new("result", result) { Highlight = (window.Row, window.Column, 1, 1) },
            ],
        };
    }

    /// <summary>Matrices of numbers beside each other under their titles.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="matrices">Each with its title.</param>
    public static NumberGrids Numbers(string title, params IEnumerable<(string Title, double[,] Values)> matrices)
    {
        ArgumentNullException.ThrowIfNull(matrices);
        return new NumberGrids { Title = title, Grids = [.. matrices.Select(matrix => new NumberGrid(matrix.Title, matrix.Values))] };
    }

    /// <summary>Lists of numbers as the rows of a table, three digits after the point.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="columns">The heading of each number.</param>
    /// <param name="rows">Each with its name and a number for each heading.</param>
    public static ResultTable Table(
        string title, IReadOnlyList<string> columns, params IEnumerable<(string Name, IReadOnlyList<double> Values)> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        return new ResultTable(
            title, [new(""), .. columns.Select(TableColumn.Number)],
            rows.Select(row => (string[])[row.Name, .. row.Values.Select(value => value.ToString("0.000", CultureInfo.InvariantCulture))]));
    }

    /// <summary>The paper's table as printed, and what the three readings make of it at an input size.</summary>
    /// <param name="classes">Classes, at least 2.</param>
    /// <param name="input">Shape of one picture (C, H, W).</param>
    public static ResultTable Readings(int classes, InputShape input) => ReadingsTable.Of(PrintedLayer.Table,
    [
        LayerTable.Of(PaperArchitectures.FullyConnectedReading(classes), input),
        LayerTable.Of(PaperArchitectures.NoLogitRelu(classes), input),
        LayerTable.Of(PaperArchitectures.GlobalAverageReading(classes), input),
    ]);

    /// <summary>A network drawn from its table of layers.</summary>
    public static ArchitectureDrawing Drawing(Architecture architecture, InputShape input)
    {
        var table = LayerTable.Of(architecture, input);
        return new ArchitectureDrawing
        {
            Title = $"{architecture.Name}, input {input}",
            Input = (input.Channels, input.Height, input.Width),
            Layers = [.. table.Rows.Select(row => new LayerBlock(
                row.Name, row.Kind, row.Output.Channels, row.Output.Height, row.Output.Width, row.PaperRow,
                row.Parameters, row.MultiplyAdds))],
        };
    }

    private static (int Top, int Left) LargestSpread(byte[] plane, int height, int width, int side)
    {
        (int Top, int Left) best = ((height - side) / 2, (width - side) / 2);
        double most = 0;
        for (int top = 3 * height / 10; top + side <= height - height / 8; top++)
        {
            for (int left = 3 * width / 10; left + side <= width - 3 * width / 10; left++)
            {
                double sum = 0, squares = 0;
                for (int i = 0; i < side * side; i++)
                {
                    double value = plane[(top + i / side) * width + left + i % side];
                    sum += value;
                    squares += value * value;
                }

                double spread = squares - sum * sum / (side * side);
                if (spread > most)
                    (most, best) = (spread, (top, left));
            }
        }

        return best;
    }

    // In color, so that the frame stands out; one pixel outside the patch, so that it hides none of it.
    private static Image Framed(Image face, int top, int left, int side)
    {
        var framed = new Image(face.Width, face.Height, 3);
        for (int i = 0; i < face.Pixels.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, face.Width);
            bool vertical = (column == left - 1 || column == left + side) && row >= top - 1 && row <= top + side;
            bool horizontal = (row == top - 1 || row == top + side) && column >= left - 1 && column <= left + side;
            for (int c = 0; c < 3; c++)
                framed.Pixels[3 * i + c] = vertical || horizontal ? FrameColor[c] : face.Pixels[i];
        }

        return framed;
    }

    private static Image Part(Image face, int top, int left, int side)
    {
        var part = new Image(side, side, 1);
        for (int i = 0; i < part.Pixels.Length; i++)
            part.Pixels[i] = face.Pixels[(top + i / side) * face.Width + left + i % side];
        return part;
    }

    private static double[,] Padded(double[,] picture, int padding)
    {
        (int rows, int columns) = (picture.GetLength(0), picture.GetLength(1));
        var padded = new double[rows + 2 * padding, columns + 2 * padding];
        for (int i = 0; i < picture.Length; i++)
            padded[i / columns + padding, i % columns + padding] = picture[i / columns, i % columns];
        return padded;
    }
}
