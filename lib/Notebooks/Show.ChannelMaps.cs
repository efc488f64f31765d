using System.Globalization;
using FerLib.Charts;
using FerLib.Experiments;
using FerLib.Imaging;

namespace FerLib.Notebooks;

/// <summary>Pictures computed from many pictures: mean faces, one channel less another, an expression less neutral.</summary>
public static partial class Show
{
    private const int MapSize = 128;

    private static readonly (ColorChannel From, ColorChannel Subtracted)[] ChannelPairs =
    [
        (ColorChannel.Red, ColorChannel.Green), (ColorChannel.Green, ColorChannel.Blue), (ColorChannel.Red, ColorChannel.Blue),
        (ColorChannel.Intensity, ColorChannel.Green),
    ];

    /// <summary>One channel less another, on one face and on the mean face, or that there is no color.</summary>
    /// <param name="study">The data set.</param>
    /// <param name="face">The one face.</param>
    public static object ChannelDifferences(ChannelStudy study, Image face)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(face);
        if (!study.HasColor)
            return WithoutColor(study);
        Image small = Resizer.Resize(face, study.Faces.Width, study.Faces.Height);
        float[][] overall = [.. Enum.GetValues<ColorChannel>().Select(study.Faces.Overall)];
        float[][][] maps =
        [
            [.. ChannelPairs.Select(pair => ChannelDifference.Of(small, pair.From, pair.Subtracted))],
            [.. ChannelPairs.Select(pair => overall[(int)pair.From].Zip(overall[(int)pair.Subtracted], (a, b) => a - b).ToArray())],
        ];
        return Signed(
            $"{About(study)}: one channel less another", ["one face", "mean of all"],
            [.. ChannelPairs.Select(pair => $"{NameOf(pair.From)} - {NameOf(pair.Subtracted)}")], maps, study,
            map => string.Create(CultureInfo.InvariantCulture, $"mean {map.Average():+0.0;-0.0;0}"), "difference in grey levels");
    }

    /// <summary>The mean face of each expression, in color and in each channel.</summary>
    public static PictureMatrix MeanFaces(ChannelStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        MeanFaces faces = study.Faces;
        ColorChannel[] channels = ChannelsOf(study);
        var tiles = new Image[faces.Labels.Count, channels.Length + (study.HasColor ? 1 : 0)];
        for (int label = 0; label < faces.Labels.Count; label++)
        {
            int column = 0;
            if (study.HasColor)
                tiles[label, column++] = faces.Photograph(label);
            foreach (ColorChannel channel in channels)
                tiles[label, column++] = SignedPicture.Grey(faces.Of(label, channel), faces.Width, faces.Height, 0, 255);
        }

        return Matrix(study, new PictureMatrix
        {
            Title = $"{About(study)}: the mean face of each expression",
            Rows = faces.Labels,
            Columns = study.HasColor ? ["in color", .. ChannelNames] : ["intensity"],
            Pictures = tiles,
            Note = NoteOf(study),
        });
    }

    /// <summary>What each expression changes, in each channel; in a set without color in intensity alone.</summary>
    public static object ExpressionMaps(ChannelStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        ExpressionDifferences differences = study.Differences;
        if (differences.Labels.Count == 0)
            return WithoutPairs(study);
        ColorChannel[] channels = ChannelsOf(study);
        float[][][] maps = [.. Enumerable.Range(0, differences.Labels.Count)
            .Select(label => channels.Select(channel => differences.Map(label, channel).ToArray()).ToArray())];
        return Signed(
            $"{About(study)}: each expression less {differences.Reference}", differences.Labels, [.. channels.Select(NameOf)], maps, study,
            map => string.Create(CultureInfo.InvariantCulture, $"mean size {ChannelDifference.MeanAbsolute(map):0.0}"),
            "difference in grey levels, purple: brighter than " + differences.Reference);
    }

    private static PictureMatrix Signed(
        string title, IReadOnlyList<string> rows, IReadOnlyList<string> columns, float[][][] maps, ChannelStudy study,
        Func<float[], string> caption, string scaleTitle)
    {
        double range = RangeOf(maps.SelectMany(row => row));
        var tiles = new Image[rows.Count, columns.Count];
        string[,] captions = new string[rows.Count, columns.Count];
        for (int row = 0; row < rows.Count; row++)
        {
            for (int column = 0; column < columns.Count; column++)
            {
                (float[] map, int width, int height) = Coarser(maps[row][column], study.Faces.Width, study.Faces.Height);
                tiles[row, column] = SignedPicture.Of(InSteps(map, range), width, height, range);
                captions[row, column] = caption(maps[row][column]);
            }
        }

        return Matrix(study, new PictureMatrix
        {
            Title = title,
            Rows = rows,
            Columns = columns,
            Pictures = tiles,
            Captions = captions,
            Scale = new ScaleBar(scaleTitle, -range, range, IsDiverging: true),
            Note = NoteOf(study),
        });
    }

    // The one column of a set without color becomes one row.
    private static PictureMatrix Matrix(ChannelStudy study, PictureMatrix matrix)
    {
        if (study.HasColor)
            return matrix;
        var pictures = new Image?[1, matrix.Rows.Count];
        string[,]? captions = matrix.Captions is null ? null : new string[1, matrix.Rows.Count];
        for (int i = 0; i < matrix.Rows.Count; i++)
        {
            pictures[0, i] = matrix.Pictures[i, 0];
            if (captions is not null)
                captions[0, i] = matrix.Captions![i, 0];
        }

        return new PictureMatrix
        {
            Title = matrix.Title,
            Rows = matrix.Columns,
            Columns = matrix.Rows,
            Pictures = pictures,
            Captions = captions,
            Scale = matrix.Scale,
            Note = matrix.Note,
        };
    }

    // Means over squares of whole pixels, where a map has many more of them than its tile can show.
    private static (float[] Map, int Width, int Height) Coarser(float[] map, int width, int height)
    {
        int side = Math.Max(1, Math.Min(width, height) / MapSize), columns = width / side, rows = height / side;
        float[] coarse = new float[columns * rows];
        for (int i = 0; i < coarse.Length; i++)
        {
            for (int y = 0; y < side; y++)
            {
                for (int x = 0; x < side; x++)
                    coarse[i] += map[(i / columns * side + y) * width + i % columns * side + x] / (side * side);
            }
        }

        return (coarse, columns, rows);
    }

    // Forty shades to each side look like all of them and make a report much lighter.
    private static float[] InSteps(float[] map, double range)
    {
        float step = (float)(range / 40);
        return [.. map.Select(value => step * MathF.Round(value / step))];
    }

    // So that one bright pixel does not make all others pale: all but the farthest 0.5 %, up to a round number.
    private static double RangeOf(IEnumerable<float[]> maps)
    {
        float[] sizes = [.. maps.SelectMany(map => map).Select(Math.Abs)];
        Array.Sort(sizes);
        return Math.Max(5, 5 * Math.Ceiling(sizes[(int)(0.995 * (sizes.Length - 1))] / 5));
    }
}
