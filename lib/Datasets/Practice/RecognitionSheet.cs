using System.Globalization;
using System.Numerics;
using System.Text;
using FerLib.Datasets.Practice.Drawing;
using FerLib.Imaging;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>
/// The sheet of the recognition test: 42 practice faces, numbered, shuffled, without labels. People who have not seen the pictures name
/// the expressions; if they cannot, a network has nothing honest to learn.
/// </summary>
/// <remarks>
/// Three pictures of every expression are drawn from each of the default FERG-like and JAFFE-like sets by the seed, no character or subject twice
/// within an expression and set; then all are shuffled. Nobody picks.
/// </remarks>
public sealed class RecognitionSheet
{
    private const ulong Key = 0x5368656574;
    private static readonly string[] Sets = ["ferg", "jaffe"];
    private const int Columns = 7, PerSetAndExpression = 3, Face = 136, Label = 22, Gap = 6;

    private RecognitionSheet(Image picture, string[] answers, string[] files) => (Picture, Answers, Files) = (picture, answers, files);

    /// <summary>The sheet: seven columns, six rows, numbers 1..42 above the faces, row by row.</summary>
    public Image Picture { get; }

    /// <summary>The expression of each face, in the order of the numbers.</summary>
    public IReadOnlyList<string> Answers { get; }

    /// <summary>Each face's file below its set's root, in the order of the numbers.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Draws a sheet.</summary>
    /// <param name="seed">Which pictures, in which order. The pictures themselves are those of the default practice sets.</param>
    public static RecognitionSheet Draw(ulong seed)
    {
        var random = new CounterRandom(seed, Key);
        List<PracticePicture> drawn = [];
        foreach (string set in Sets)
        {
            IReadOnlyList<PracticePicture> plan = PracticeDataSets.PlanOf(set, new PracticeOptions());
            foreach (string expression in Expressions.All)
                drawn.AddRange(DrawExpression([.. plan.Where(picture => picture.Expression == expression)], random));
        }

        PracticePicture[] order = [.. drawn];
        random.Shuffle<PracticePicture>(order);
        return new RecognitionSheet(Compose(order), [.. order.Select(picture => picture.Expression)], [.. order.Select(picture => picture.Path)]);
    }

    /// <summary>The answers as a Markdown table: number, expression, file.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("| number | expression | file |\n|---|---|---|\n");
        for (int i = 0; i < Answers.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"| {i + 1} | {Answers[i]} | {Files[i][(Files[i].LastIndexOf('/') + 1)..]} |\n");
        return text.ToString();
    }

    private static List<PracticePicture> DrawExpression(PracticePicture[] pictures, CounterRandom random)
    {
        random.Shuffle<PracticePicture>(pictures);
        return [.. pictures.DistinctBy(picture => picture.Character.Name).Take(PerSetAndExpression)];
    }

    private static Image Compose(PracticePicture[] pictures)
    {
        int rows = pictures.Length / Columns, width = Columns * (Face + Gap) + Gap, height = rows * (Face + Label) + Gap;
        var sheet = new Image(width, height, 3);
        Array.Fill(sheet.Pixels, (byte)255);
        Image[] faces = [.. pictures.AsParallel().AsOrdered().Select(picture => Resizer.Resize(PracticeDataSets.Render(picture), Face, Face))];
        for (int i = 0; i < faces.Length; i++)
        {
            int left = Gap + i % Columns * (Face + Gap), top = i / Columns * (Face + Label);
            PlaceFace(sheet, faces[i], left, top + Label);
            PlaceNumber(sheet, i + 1, left, top);
        }

        return sheet;
    }

    private static void PlaceFace(Image sheet, Image face, int left, int top)
    {
        for (int y = 0; y < Face; y++)
        {
            for (int x = 0; x < Face; x++)
            {
                for (int channel = 0; channel < 3; channel++)
                {
                    byte value = face.Pixels[(y * Face + x) * face.Channels + (face.IsGrey ? 0 : channel)];
                    sheet.Pixels[((top + y) * sheet.Width + left + x) * 3 + channel] = value;
                }
            }
        }
    }

    /// <summary>Writes a number above a face, its digits drawn as strokes.</summary>
    private static void PlaceNumber(Image sheet, int number, int left, int top)
    {
        const int DigitWidth = 12;
        foreach (char digit in number.ToString(CultureInfo.InvariantCulture))
        {
            var canvas = new Canvas(Frame.Square(Label));
            Array.Fill(canvas.Pixels, 1f);
            foreach (Vector2[] stroke in DigitStrokes.Of(digit))
                canvas.Paint(Mask.Fill(Outline.Stroke([.. stroke.Select(point => new Vector2(2, 5) + 7 * point)], 2, 2, 2), Frame.Square(Label)), new Rgb(0, 0, 0));
            for (int y = 0; y < Label; y++)
            {
                for (int i = 0; i < DigitWidth * 3; i++)
                    sheet.Pixels[((top + y) * sheet.Width + left) * 3 + i] = (byte)MathF.Round(255 * canvas.Pixels[y * Label * 3 + i]);
            }

            left += DigitWidth;
        }
    }
}
