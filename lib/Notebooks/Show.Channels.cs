using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Randomness;
using FerLib.Reports;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <summary>The paper's preprocessing on single pictures: stretched, stored, unfolded into channels.</summary>
public static partial class Show
{
    // Sharp enough for the tiles of a matrix of pictures on a screen of double density.
    private const int StripSize = 160;
    private const int CloseUpSize = 4;
    private const int WideCloseUp = 24;
    private const int HistogramBar = 4;

    // KDEF's photographs, 562 x 762 pixels: the shape of a real picture that is not square.
    private static readonly (int Width, int Height) Portrait = (562, 762);

    /// <summary>Some faces, each as photograph and as the four pictures into which the paper unfolds it.</summary>
    /// <param name="pictures">The pictures to draw from.</param>
    /// <param name="count">How many faces, at least 1; of different subjects as far as there are any.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static PictureMatrix ChannelStrips(PictureTensors pictures, int count = 4, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int[] order = [.. Enumerable.Range(0, pictures.Count)];
        new CounterRandom(seed).Shuffle<int>(order);
        Sample[] faces = [.. order.Select(pictures.SampleOf).DistinctBy(sample => sample.Subject).Take(count)];
        var tiles = new Image[faces.Length, 1 + ChannelMoments.ChannelCount];
        foreach ((int row, Sample face) in faces.Index())
            FillStrip(tiles, row, pictures.Manifest.Load(face));
        return new PictureMatrix
        {
            Title = $"{pictures.Manifest.Name}: what each channel shows",
            Rows = Distinct([.. faces.Select(face => face.Subject)]),
            Columns = ["in color", .. ChannelNames],
            Pictures = tiles,
            Note = NoteOf(pictures.Manifest, !pictures.IsColorless),
        };
    }

    /// <summary>One photograph, and a place in it from near: as a rule the edge of the mouth.</summary>
    /// <param name="photograph">The picture.</param>
    /// <param name="title">What it is.</param>
    public static PictureMatrix Photograph(Image photograph, string title)
    {
        ArgumentNullException.ThrowIfNull(photograph);
        Image nearer = CloseUp(photograph, WideCloseUp), nearest = CloseUp(photograph, CloseUpSize);
        return new PictureMatrix
        {
            Title = title,
            Rows = [""],
            Columns = ["the picture", "nearer", "nearest"],
            Pictures = new[,] { { photograph, nearer, nearest } },
            Captions = new[,] { { $"{SizeOf(photograph)} pixels", $"{SizeOf(nearer)} of its pixels", $"{SizeOf(nearest)} of its pixels" } },
        };
    }

    /// <summary>The numbers of the nearest pixels that <see cref="Photograph"/> shows: red, green and blue.</summary>
    public static NumberGrids PixelNumbers(Image photograph)
    {
        ArgumentNullException.ThrowIfNull(photograph);
        Image part = CloseUp(photograph, CloseUpSize);
        return new NumberGrids
        {
            Title = "The nearest pixels as the computer has them",
            Grids = [.. ((ColorChannel[])[ColorChannel.Red, ColorChannel.Green, ColorChannel.Blue]).Select(channel =>
            {
                byte[] plane = ChannelExtraction.Extract(part, channel).Pixels;
                double[,] values = new double[part.Height, part.Width];
                for (int i = 0; i < plane.Length; i++)
                    values[i / part.Width, i % part.Width] = plane[i];
                return new NumberGrid(NameOf(channel), values);
            })],
        };
    }

    /// <summary>A photograph before and after it is stretched; a square one also cut to the shape of KDEF's first.</summary>
    /// <param name="photograph">The picture.</param>
    /// <param name="side">Side of the square, pixels; the paper's is 512.</param>
    public static PictureMatrix Stretching(Image photograph, int side)
    {
        ArgumentNullException.ThrowIfNull(photograph);
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        List<(string Name, Image Picture)> before = [("as it is", photograph)];
        if (photograph.Width == photograph.Height)
            before.Add(("cut to KDEF's shape", Cropping.Middle(photograph, Portrait.Width, Portrait.Height)));
        var tiles = new Image[1, 2 * before.Count];
        string[,] captions = new string[1, 2 * before.Count];
        foreach ((int i, (_, Image picture)) in before.Index())
        {
            Image after = Resizer.Resize(picture, side, side);
            (tiles[0, 2 * i], tiles[0, 2 * i + 1]) = (picture, after);
            captions[0, 2 * i] = SizeOf(picture);
            captions[0, 2 * i + 1] = $"{SizeOf(after)}: {Stretched((double)picture.Height / picture.Width)}";
        }

        return new PictureMatrix
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Stretched to {side} x {side}"),
            Rows = [""],
            Columns = [.. before.SelectMany(item => (string[])[item.Name, "stretched"])],
            Pictures = tiles,
            Captions = captions,
            TileSize = 124,
        };
    }

    /// <summary>Bytes of a picture as it lies in memory and as files, and how many of its pixels come back changed.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="forms">The files: what they are, and their bytes.</param>
    /// <exception cref="ImageFormatException">A file is no picture.</exception>
    /// <exception cref="ArgumentException">A file holds a picture of another size.</exception>
    public static ResultTable Storage(Image image, params ReadOnlySpan<(string Name, byte[] File)> forms)
    {
        ArgumentNullException.ThrowIfNull(image);
        List<string[]> rows = [StorageRow("in memory", image, image.Pixels.Length, image)];
        foreach ((string name, byte[] file) in forms)
            rows.Add(StorageRow(name, image, file.Length, ImageFile.Decode(file, name)));
        return new ResultTable(
            $"One picture of {SizeOf(image)} pixels",
            [
                new("stored as"), TableColumn.Number("bytes"), TableColumn.Number("bytes a pixel"),
                TableColumn.Number("pixels that come back changed"), TableColumn.Number("largest change, grey levels"),
            ],
            rows);
    }

    /// <summary>A few pixels, each as a colored patch and as its four numbers.</summary>
    /// <param name="pixels">The pixels in one row.</param>
    /// <param name="names">What they are, as many.</param>
    /// <exception cref="ArgumentException">The pixels are not in one row, or have another number than the names.</exception>
    public static PictureMatrix Pixels(Image pixels, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(names);
        if (pixels.Height != 1 || pixels.Width != names.Count)
        {
            throw new ArgumentException(
                $"Expected one row of {names.Count} pixels, one for each name; got {SizeOf(pixels)}.", nameof(pixels));
        }

        var tiles = new Image[names.Count, 1 + ChannelMoments.ChannelCount];
        string[,] captions = new string[names.Count, 1 + ChannelMoments.ChannelCount];
        for (int row = 0; row < names.Count; row++)
        {
            var pixel = new Image(1, 1, pixels.Channels, pixels.Pixels[(row * pixels.Channels)..((row + 1) * pixels.Channels)]);
            FillStrip(tiles, row, pixel);
            captions[row, 0] = "";
            for (int column = 1; column < tiles.GetLength(1); column++)
                captions[row, column] = tiles[row, column].Pixels[0].ToString(CultureInfo.InvariantCulture);
        }

        return new PictureMatrix
        {
            Title = "One color, four numbers",
            Rows = names,
            Columns = ["in color", .. ChannelNames],
            Pictures = tiles,
            Captions = captions,
            TileSize = 76,
        };
    }

    /// <summary>How the values of each channel are spread over a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="title">What it is.</param>
    public static HistogramChart Histogram(Image image, string title)
    {
        ArgumentNullException.ThrowIfNull(image);
        bool hasColor = !ChannelExtraction.IsColorless(image);
        return Histogram(title, hasColor, channel => ChannelHistogram.Of(image, channel), hasColor ? null : NoColor);
    }

    private static HistogramChart Histogram(
        string title, bool hasColor, Func<ColorChannel, ChannelHistogram> histogramOf, string? note) => new()
        {
            Title = title,
            Start = 0,
            BinWidth = HistogramBar,
            Series = [.. (hasColor ? Enum.GetValues<ColorChannel>() : [ColorChannel.Intensity]).Select(channel =>
            new HistogramSeries(NameOf(channel), histogramOf(channel).Bins(HistogramBar))
            {
                Color = HeadingColors.Of(NameOf(channel))[0],
            })],
            XTitle = "value, 0 (dark) to 255 (bright)",
            YTitle = "share of the pixels",
            IsShare = true,
            IsWhole = true,
            Note = note,
        };

    private static string[] StorageRow(string name, Image image, int bytes, Image back)
    {
        if ((back.Width, back.Height) != (image.Width, image.Height))
            throw new ArgumentException($"{name}: the file holds {SizeOf(back)} pixels, expected {SizeOf(image)}.", nameof(back));
        int pixels = image.Width * image.Height;
        int[] changes = [.. Enumerable.Range(0, pixels)
            .Select(i => Enumerable.Range(0, 3).Max(channel => Math.Abs(ValueAt(image, i, channel) - ValueAt(back, i, channel))))];
        int changed = changes.Count(change => change > 0);
        return
        [
            name,
            bytes.ToString("#,0", CultureInfo.InvariantCulture),
            ((double)bytes / pixels).ToString("0.00", CultureInfo.InvariantCulture),
            changed == 0 ? "none" : $"{changed.ToString("#,0", CultureInfo.InvariantCulture)} ({Percent((double)changed / pixels)})",
            changes.Max().ToString(CultureInfo.InvariantCulture),
        ];
    }

    // A grey pixel has the same value in every channel.
    private static byte ValueAt(Image image, int pixel, int channel) => image.Pixels[pixel * image.Channels + (image.IsGrey ? 0 : channel)];

    private static void FillStrip(Image[,] tiles, int row, Image picture)
    {
        Image shown = picture.Width <= StripSize ? picture : Resizer.Resize(picture, StripSize, StripSize * picture.Height / picture.Width);
        tiles[row, 0] = shown;
        foreach ((int i, Image plane) in ChannelExtraction.Unfold(shown).Index())
            tiles[row, 1 + i] = plane;
    }

    private static Image CloseUp(Image photograph, int side)
    {
        (int x, int y) = PlaceOfInterest(photograph);
        int width = Math.Min(side, photograph.Width), height = Math.Min(side, photograph.Height);
        int left = Math.Clamp(x - width / 2, 0, photograph.Width - width), top = Math.Clamp(y - height / 2, 0, photograph.Height - height);
        return Cropping.Part(photograph, left, top, width, height);
    }

    // The middle of the small window with the widest spread of redness (of brightness, without color), searched where a face that fills
    // its picture has its mouth.
    private static (int X, int Y) PlaceOfInterest(Image photograph)
    {
        float[] plane = ChannelExtraction.IsColorless(photograph)
            ? [.. ChannelExtraction.Extract(photograph, ColorChannel.Intensity).Pixels]
            : ChannelDifference.Of(photograph, ColorChannel.Red, ColorChannel.Green);
        (int X, int Y) best = (photograph.Width / 2, photograph.Height * 3 / 4);
        double widest = -1;
        for (int y = photograph.Height * 31 / 50; y + CloseUpSize <= photograph.Height * 43 / 50; y++)
        {
            for (int x = photograph.Width * 7 / 20; x + CloseUpSize <= photograph.Width * 13 / 20; x++)
            {
                double sum = 0, squares = 0;
                for (int i = 0; i < CloseUpSize * CloseUpSize; i++)
                {
                    double value = plane[(y + i / CloseUpSize) * photograph.Width + x + i % CloseUpSize];
                    sum += value;
                    squares += value * value;
                }

                double spread = squares - sum * sum / (CloseUpSize * CloseUpSize);
                if (spread > widest)
                    (widest, best) = (spread, (x + CloseUpSize / 2, y + CloseUpSize / 2));
            }
        }

        return best;
    }

    private static string Stretched(double wider) => wider switch
    {
        1 => "the face keeps its shape",
        > 1 => string.Create(CultureInfo.InvariantCulture, $"the face is {wider:0.00} times as wide for its height"),
        _ => string.Create(CultureInfo.InvariantCulture, $"the face is {1 / wider:0.00} times as high for its width"),
    };

    private static string SizeOf(Image image) => string.Create(CultureInfo.InvariantCulture, $"{image.Width} x {image.Height}");
}
