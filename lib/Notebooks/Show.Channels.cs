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
    private const int StripSize = 192;
    private const int CloseUpSize = 12;
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
            FillStrip(tiles, row, ImageFile.Load(pictures.Manifest.FileOf(face)));
        return new PictureMatrix
        {
            Title = $"{pictures.Manifest.Name}: what each channel shows",
            Rows = Distinct([.. faces.Select(face => face.Subject)]),
            Columns = ["photograph", .. ChannelNames],
            Pictures = tiles,
            Note = pictures.IsColorless ? NoColor : PracticeNote(pictures.Manifest),
        };
    }

    /// <summary>One photograph, and some of its pixels so near that each can be seen.</summary>
    /// <param name="photograph">The picture.</param>
    /// <param name="title">What it is.</param>
    public static PictureMatrix Photograph(Image photograph, string title)
    {
        ArgumentNullException.ThrowIfNull(photograph);
        Image part = CloseUp(photograph);
        return new PictureMatrix
        {
            Title = title,
            Rows = [""],
            Columns = ["photograph", "close up"],
            Pictures = new[,] { { photograph, part } },
            Captions = new[,]
            {
                { $"{SizeOf(photograph)} pixels", $"{SizeOf(part)} pixels, below the middle" },
            },
            TileSize = 236,
        };
    }

    /// <summary>A photograph before and after it is stretched; a square one also cut to the shape of KDEF's first.</summary>
    /// <param name="photograph">The picture.</param>
    /// <param name="side">Side of the square, pixels; the paper's is 512.</param>
    public static PictureMatrix Stretching(Image photograph, int side)
    {
        ArgumentNullException.ThrowIfNull(photograph);
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        List<(string Name, Image Picture)> rows = [("as it is", photograph)];
        if (photograph.Width == photograph.Height)
            rows.Add(("cut to KDEF's shape", Cropping.Middle(photograph, Portrait.Width, Portrait.Height)));
        var tiles = new Image[rows.Count, 2];
        string[,] captions = new string[rows.Count, 2];
        foreach ((int row, (_, Image picture)) in rows.Index())
        {
            tiles[row, 0] = picture;
            tiles[row, 1] = Resizer.Resize(picture, side, side);
            double wider = (double)picture.Height / picture.Width;
            captions[row, 0] = SizeOf(picture);
            captions[row, 1] = $"{SizeOf(tiles[row, 1])}: {Stretched(wider)}";
        }

        return new PictureMatrix
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Stretched to {side} x {side}"),
            Rows = [.. rows.Select(row => row.Name)],
            Columns = ["before", "after"],
            Pictures = tiles,
            Captions = captions,
            TileSize = 190,
        };
    }

    /// <summary>Bytes of a picture as it lies in memory and as files, and how many of its pixels come back changed.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="forms">The files: what they are, and their bytes.</param>
    /// <exception cref="ImageFormatException">A file is no picture.</exception>
    public static ResultTable Storage(Image image, params ReadOnlySpan<(string Name, byte[] File)> forms)
    {
        ArgumentNullException.ThrowIfNull(image);
        List<string[]> rows = [StorageRow("in memory", image, image.Pixels.Length, image)];
        foreach ((string name, byte[] file) in forms)
            rows.Add(StorageRow(name, image, file.Length, ImageFile.Decode(file, name)));
        return new ResultTable(
            $"One picture of {SizeOf(image)} pixels",
            [new("stored as"), TableColumn.Number("bytes"), TableColumn.Number("bytes a pixel"), TableColumn.Number("pixels that come back changed")],
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
            throw new ArgumentException($"Expected one row of {names.Count} pixels, one for each name; got {SizeOf(pixels)}.", nameof(pixels));
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
            Columns = ["photograph", .. ChannelNames],
            Pictures = tiles,
            Captions = captions,
            TileSize = 56,
        };
    }

    /// <summary>How the values of each channel are spread over a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="title">What it is.</param>
    public static HistogramChart Histogram(Image image, string title)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Histogram(title, ChannelExtraction.IsColorless(image), channel => ChannelHistogram.Of(image, channel), note: null);
    }

    private static HistogramChart Histogram(string title, bool isColorless, Func<ColorChannel, ChannelHistogram> histogramOf, string? note) => new()
    {
        Title = title,
        Start = 0,
        BinWidth = HistogramBar,
        Series = [.. (isColorless ? [ColorChannel.Intensity] : Enum.GetValues<ColorChannel>()).Select(channel =>
            new HistogramSeries(NameOf(channel), histogramOf(channel).Bins(HistogramBar)) { Color = HeadingColors.Of(NameOf(channel))[0] })],
        XTitle = "value, 0 (dark) to 255 (bright)",
        YTitle = "share of the pixels",
        IsShare = true,
        Note = isColorless ? NoColor : note,
    };

    private static string[] StorageRow(string name, Image image, int bytes, Image back)
    {
        int pixels = image.Width * image.Height, changed = 0;
        for (int i = 0; i < pixels; i++)
            changed += image.Pixels.AsSpan(i * image.Channels, image.Channels).SequenceEqual(back.Pixels.AsSpan(i * image.Channels, image.Channels)) ? 0 : 1;
        return
        [
            name, bytes.ToString("#,0", CultureInfo.InvariantCulture), ((double)bytes / pixels).ToString("0.00", CultureInfo.InvariantCulture),
            changed == 0 ? "none" : $"{changed.ToString("#,0", CultureInfo.InvariantCulture)} ({Percent((double)changed / pixels)})",
        ];
    }

    private static void FillStrip(Image[,] tiles, int row, Image picture)
    {
        Image shown = picture.Width <= StripSize ? picture : Resizer.Resize(picture, StripSize, StripSize * picture.Height / picture.Width);
        tiles[row, 0] = shown;
        foreach ((int i, Image plane) in ChannelExtraction.Unfold(shown).Index())
            tiles[row, 1 + i] = plane;
    }

    private static Image CloseUp(Image photograph)
    {
        int side = Math.Min(CloseUpSize, Math.Min(photograph.Width, photograph.Height));
        int left = (photograph.Width - side) / 2, top = Math.Min(photograph.Height - side, photograph.Height * 3 / 4);
        return Cropping.Part(photograph, left, top, side, side);
    }

    private static string Stretched(double wider) => wider switch
    {
        1 => "the face keeps its shape",
        > 1 => string.Create(CultureInfo.InvariantCulture, $"the face is {wider:0.00} times as wide for its height"),
        _ => string.Create(CultureInfo.InvariantCulture, $"the face is {1 / wider:0.00} times as high for its width"),
    };

    private static string SizeOf(Image image) => string.Create(CultureInfo.InvariantCulture, $"{image.Width} x {image.Height}");
}
