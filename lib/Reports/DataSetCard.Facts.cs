using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <content>Cards of data sets that are there, and of those that can be asked for.</content>
public sealed partial class DataSetCard
{
    private const int NamedSubjects = 6;
    private const int NamedSizes = 3;

    /// <summary>The card of a data set whose pictures were opened.</summary>
    /// <param name="survey">What opening them showed.</param>
    public static DataSetCard Of(PictureSurvey survey)
    {
        ArgumentNullException.ThrowIfNull(survey);
        Manifest manifest = survey.Manifest;
        DataSetDescription? published = manifest.Reader is { } reader ? DataSetCatalog.Find(reader) : null;
        return new DataSetCard
        {
            Title = manifest.Name,
            State = manifest.IsPractice ? "practice data" : published is null ? "your own" : "on this disk",
            Kind = KindOf(manifest, published),
            IsPractice = manifest.IsPractice,
            Facts =
            [
                new("Who", Who(manifest)),
                new("Expressions", ExpressionsOf(manifest)),
                new("Pictures", Count(manifest.Samples.Count)
                    + (published is null ? "" : $" here; {Count(published.PublishedCount)} in the published set")),
                new("Near-copies", NearCopies(manifest)),
                new("Size", Sizes(survey)),
                new("Format", Formats(survey)),
                new("Quarantine", manifest.Quarantine.Count == 0 ? "nothing"
                    : $"{Count(manifest.Quarantine.Count)}, listed below with reasons"),
                .. manifest.Notes.Select((note, i) => new DataSetFact(i == 0 ? "Notes" : "", note)),
                .. Rights(manifest, published),
            ],
        };
    }

    /// <summary>The card of a data set as its owners publish it.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="state">Whether it is on this disk, in a few words.</param>
    public static DataSetCard Of(DataSetDescription set, string state)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new DataSetCard
        {
            Title = set.Title,
            State = state,
            Kind = Sentence(set.Kind),
            Facts =
            [
                new("Pictures", $"{Count(set.PublishedCount)} of {set.PictureSize.Width} x {set.PictureSize.Height} pixels"),
                new("Expressions", set.Expressions.Count == 0 ? "none is labelled" : Labels(set.Expressions)),
                new("To know", set.Caution),
                new("Licence", Sentence(set.Licence)),
                new("To get it", set.HowToGet, set.HomePage),
                new("To cite", set.Citation),
            ],
        };
    }

    private static string KindOf(Manifest manifest, DataSetDescription? published)
    {
        if (published is null)
            return manifest.Reader == "manifest" ? "Pictures listed in a table of your own."
                : "Pictures of your own, a folder for each expression.";
        return manifest.IsPractice
            ? $"Faces rendered by this workbook, with the folders, names and format of {published.Title}. No person is on them."
            : Sentence(published.Kind);
    }

    private static string ExpressionsOf(Manifest manifest)
    {
        int unlabelled = manifest.Samples.Count(sample => !sample.IsLabelled);
        if (manifest.Labels.Count == 0)
            return "none is labelled";
        return Labels(manifest.Labels) + (unlabelled == 0 ? "" : $"; {Number(unlabelled, "picture", "pictures")} without a label");
    }

    private static string Who(Manifest manifest)
    {
        if (!manifest.NamesSubjects)
            return "nothing says who is on the pictures";
        int[] pictures = [.. manifest.Samples.CountBy(sample => sample.Subject).Select(pair => pair.Value)];
        string names = string.Join(", ", manifest.Subjects.Take(NamedSubjects).Select(OneLine.Of));
        string rest = manifest.Subjects.Count > NamedSubjects ? $" and {Count(manifest.Subjects.Count - NamedSubjects)} more" : "";
        string subjects = Number(manifest.Subjects.Count, "subject", "subjects");
        return $"{subjects} ({names}{rest}), {Range(pictures)} {(pictures.Max() == 1 ? "picture" : "pictures")} of each";
    }

    private static string NearCopies(Manifest manifest)
    {
        ClipStructure structure = ClipStructure.Of(manifest);
        if (structure.Clips.Count == 0)
            return "the names say nothing about clips";
        int[] lengths = [.. structure.Clips.Select(clip => clip.Length)];
        string without = structure.PicturesWithoutClip > 0
            ? $"; {Number(structure.PicturesWithoutClip, "picture", "pictures")} in none" : "";
        return $"{Number(lengths.Length, "clip", "clips")} of {Range(lengths)} {(lengths.Max() == 1 ? "picture" : "pictures")}{without}";
    }

    private static string Sizes(PictureSurvey survey)
    {
        string sizes = string.Join(", ", survey.Sizes.Take(NamedSizes).Select(size =>
            $"{size.Width} x {size.Height}{(survey.Sizes.Count == 1 ? "" : $" ({Count(size.Pictures)})")}"));
        string rest = survey.Sizes.Count > NamedSizes ? $" and {Count(survey.Sizes.Count - NamedSizes)} other sizes" : "";
        string part = survey.IsComplete ? "" : $", in the {Count(survey.Pictures.Count)} that were opened";
        return $"{sizes}{rest} pixels{part}";
    }

    private static string Formats(PictureSurvey survey)
    {
        string formats = string.Join(", ",
            survey.Formats.Select(format => survey.Formats.Count == 1 ? format.Format : $"{format.Format} ({Count(format.Pictures)})"));
        int colored = survey.Pictures.Count(picture => picture.HasColor);
        return formats + (colored == 0 ? ", no color" : colored == survey.Pictures.Count ? ", color" : $", {Count(colored)} with color");
    }

    private static IEnumerable<DataSetFact> Rights(Manifest manifest, DataSetDescription? published)
    {
        if (published is null)
        {
            yield return new("Licence",
                "not known here. Who took the pictures, did the people on them agree to this use, may you pass them on?");
        }
        else if (manifest.IsPractice)
        {
            yield return new("Licence", $"as this workbook's own. The published set's: {published.Licence}");
            yield return new("To get it",
                $"it is rendered on first use, or by: dotnet run --project data-fetch -- practice {published.Name}");
        }
        else
        {
            yield return new("To know", published.Caution);
            yield return new("Licence", Sentence(published.Licence));
            yield return new("To get it", published.HowToGet, published.HomePage);
            yield return new("To cite", published.Citation);
        }
    }

    private static string Labels(IReadOnlyList<string> labels) => $"{labels.Count}: {string.Join(", ", labels.Select(OneLine.Of))}";

    private static string Range(int[] values) =>
        values.Min() == values.Max() ? Count(values.Min()) : $"{Count(values.Min())} to {Count(values.Max())}";

    private static string Number(int count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    private static string Sentence(string words) =>
        words.Length == 0 ? "" : $"{char.ToUpperInvariant(words[0])}{words[1..]}{(words[^1] == '.' ? "" : ".")}";

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
