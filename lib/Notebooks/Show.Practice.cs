using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Imaging;

namespace FerLib.Notebooks;

/// <content>Practice faces: what an expression is made of, and what stretching does to a face.</content>
public static partial class Show
{
    private const int FaceSize = 192;
    private const int DialSteps = 5;

    // Grey, so that the bars are seen on light and dark pages.
    private const byte BarLevel = 128;

    // Without a sensor's grain, so that nothing differs between two faces but what is dialled.
    private static readonly PracticeView StillView = new() { Noise = 0 };

    /// <summary>One face with action units dialled from 0 to 1, a row for each.</summary>
    /// <param name="character">Whose face.</param>
    /// <param name="units">The numbers of the units.</param>
    /// <exception cref="ArgumentOutOfRangeException">The practice faces do not know a unit.</exception>
    public static PictureMatrix Dial(PracticeCharacter character, params IReadOnlyList<int> units)
    {
        ArgumentNullException.ThrowIfNull(character);
        ArgumentNullException.ThrowIfNull(units);
        var pictures = new Image?[units.Count, DialSteps];
        for (int row = 0; row < units.Count; row++)
        {
            for (int step = 0; step < DialSteps; step++)
                pictures[row, step] = PracticeFace.Render(character, ActionUnits.None.With(units[row], StepValue(step)),
                    StillView, size: FaceSize);
        }

        return new PictureMatrix
        {
            Title = $"{character.Name}: action units, dialled from 0 to 1 (a rendered face)",
            Rows = [.. units.Select(unit => string.Create(CultureInfo.InvariantCulture, $"{unit} {ActionUnits.NameOf(unit)}"))],
            Columns = [.. Enumerable.Range(0, DialSteps).Select(step => StepValue(step).ToString("0.##", CultureInfo.InvariantCulture))],
            ColumnTitle = "how far the muscle is contracted",
            Pictures = pictures,
        };
    }

    /// <summary>An expression put together: the face at rest, then with one unit after the other.</summary>
    /// <param name="character">Whose face.</param>
    /// <param name="code">The units in the order in which they come, for instance "6E+12E+25E".</param>
    /// <exception cref="FormatException">The code is not in the notation of <see cref="ActionUnits.Parse"/>.</exception>
    public static PictureGrid Recipe(PracticeCharacter character, string code)
    {
        ArgumentNullException.ThrowIfNull(character);
        ActionUnits whole = ActionUnits.Parse(code);
        var pictures = new List<GridPicture> { new(PracticeFace.Render(character, ActionUnits.None, StillView, size: FaceSize),
            "at rest") };
        ActionUnits so = ActionUnits.None;
        foreach (int unit in whole.Active)
        {
            so = so.With(unit, whole[unit]);
            string name = ActionUnits.Known.Contains(unit) ? ActionUnits.NameOf(unit) : "unknown to this face";
            pictures.Add(new(PracticeFace.Render(character, so, StillView, size: FaceSize),
                string.Create(CultureInfo.InvariantCulture, $"+ {unit} {name}")));
        }

        return new PictureGrid
        {
            Title = $"{character.Name}: {code} (a rendered face)",
            Columns = Math.Min(pictures.Count, 6),
            Pictures = pictures,
        };
    }

    /// <summary>
    /// A face in the shapes that data sets have, and what becomes of it in a square: stretched, as in the paper, and letterboxed.
    /// </summary>
    /// <param name="character">Whose face.</param>
    public static PictureMatrix Stretched(PracticeCharacter character)
    {
        ArgumentNullException.ThrowIfNull(character);
        (string Name, int Width, int Height)[] shapes =
        [
            .. DataSetCatalog.All.Select(set => (set.PrintedInPaper?.Name ?? set.Title, set.PictureSize.Width, set.PictureSize.Height))
                .Where(shape => shape.Width != shape.Height),
            ("a screen's frame", 1280, 720),
        ];
        Image face = PracticeFace.Render(character, ActionUnits.Parse("6C+12D+25D"), StillView with { Zoom = 0.62f }, size: 512);
        var pictures = new Image?[shapes.Length, 3];
        for (int row = 0; row < shapes.Length; row++)
        {
            Image cropped = Framing.CropToShape(face, shapes[row].Width, shapes[row].Height);
            pictures[row, 0] = cropped;
            pictures[row, 1] = Resizer.Resize(cropped, FaceSize, FaceSize);
            pictures[row, 2] = Framing.Letterbox(cropped, FaceSize, FaceSize, BarLevel);
        }

        return new PictureMatrix
        {
            Title = "One rendered face in other shapes, and in a square",
            Rows = [.. shapes.Select(shape =>
                string.Create(CultureInfo.InvariantCulture, $"{shape.Width} x {shape.Height}, {shape.Name}"))],
            Columns = ["as it is", "stretched", "letterboxed"],
            Pictures = pictures,
            TileSize = 150,
        };
    }

    private static double StepValue(int step) => (double)step / (DialSteps - 1);
}
