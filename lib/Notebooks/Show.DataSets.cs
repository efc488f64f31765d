using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <content>What is in data sets: cards, quarantine, class balance, subjects, sizes.</content>
public static partial class Show
{
    // More rows than this are no table that anybody reads.
    private const int MostSubjects = 20;

    /// <summary>A card for each data set at hand.</summary>
    public static DataSetCards Cards(IReadOnlyList<PictureSurvey> surveys)
    {
        ArgumentNullException.ThrowIfNull(surveys);
        return new DataSetCards([.. surveys.Select(DataSetCard.Of)]);
    }

    /// <summary>A card for each of the paper's data sets, with what of it is on this disk.</summary>
    public static DataSetCards PaperCards() =>
        new([.. DataSetCatalog.All.Select(set => DataSetCard.Of(set, StateOf(set)))]);

    /// <summary>The paper's table of data sets beside what the data sets are.</summary>
    public static ResultTable PaperTable() => PaperDataSetsTable.Of(DataSetCatalog.All);

    /// <summary>The files that are no samples, with reasons; a sentence where there are none.</summary>
    public static object Quarantine(params IReadOnlyList<PictureSurvey> surveys)
    {
        ArgumentNullException.ThrowIfNull(surveys);
        Manifest[] affected = [.. surveys.Select(survey => survey.Manifest).Where(manifest => manifest.Quarantine.Count > 0)];
        int opened = surveys.Sum(survey => survey.Pictures.Count);
        return affected.Length > 0 ? QuarantineTable.Of(affected) : new Words([string.Create(CultureInfo.InvariantCulture,
            $"Nothing is in quarantine: every file has a name that its reader understands, and all {opened:#,0} opened ones are whole.")]);
    }

    /// <summary>How many pictures each expression has, a chart for each data set that labels any.</summary>
    public static FigureGallery Balance(IReadOnlyList<PictureSurvey> surveys)
    {
        ArgumentNullException.ThrowIfNull(surveys);
        return new FigureGallery([.. Labelled(surveys).Select(manifest => BalanceChart(ClassBalance.Of(manifest)))]);
    }

    /// <summary>How many pictures of each kind there are, beside how many the owners publish; a sentence where nothing is published.</summary>
    /// <param name="manifests">The data sets.</param>
    public static object AgainstPublished(params IReadOnlyList<Manifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        ResultTable[] tables =
        [
            .. from manifest in manifests
               from comparison in PublishedCounts.Compare(manifest)
               select CountTable.Of(comparison, manifest.IsPractice),
        ];
        return tables.Length > 0 ? new ResultTables(tables)
            : new Words(["These are sets of your own, so that there are no published counts to hold them against."]);
    }

    /// <summary>How the pictures of data sets hang together: subjects, clips, sessions, angles.</summary>
    public static ResultTable Structure(params IReadOnlyList<Manifest> manifests) => StructureTable.Of(manifests);

    /// <summary>What always answering the most frequent expression scores: on the data sets at hand, and on published ones.</summary>
    public static ResultTable Baselines(IReadOnlyList<PictureSurvey> surveys)
    {
        ArgumentNullException.ThrowIfNull(surveys);
        return ClassBalanceTable.Of(
            "What an answer without a look at the picture scores",
            [.. Labelled(surveys).Select(ClassBalance.Of), .. ClassBalance.Published]);
    }

    /// <summary>How many pictures there are of each subject and expression, a map for each data set that names both.</summary>
    public static FigureGallery Subjects(IReadOnlyList<PictureSurvey> surveys)
    {
        ArgumentNullException.ThrowIfNull(surveys);
        return new FigureGallery([.. Labelled(surveys).Where(manifest => manifest.NamesSubjects).Select(SubjectMap)]) { IsStacked = true };
    }

    /// <summary>
    /// Widths and heights of the pictures at hand, of the paper's data sets as published, and of what the paper's network takes in.
    /// </summary>
    /// <remarks>A set at hand whose pictures all have the size of a published one shares its mark.</remarks>
    public static ScatterChart PictureSizes(IReadOnlyList<PictureSurvey> surveys)
    {
        ArgumentNullException.ThrowIfNull(surveys);
        const int input = 512;
        List<(string Name, (int Width, int Height) Size)> single =
            [.. DataSetCatalog.All.Select(set => (set.PrintedInPaper?.Name ?? set.Title, set.PictureSize))];
        single.AddRange(surveys.Where(survey => survey.Sizes.Count == 1)
            .Select(survey => (survey.Manifest.Name, (survey.Sizes[0].Width, survey.Sizes[0].Height))));
        IEnumerable<ScatterSeries> several = surveys.Where(survey => survey.Sizes.Count > 1).Select(survey => new ScatterSeries(
            survey.Manifest.Name,
            [.. survey.Sizes.Select(size => SizePoint(size.Width, size.Height, $"{size.Pictures} of {survey.Manifest.Name}"))]));
        return new ScatterChart
        {
            Title = "How large the pictures are",
            XTitle = "width (pixels)",
            YTitle = "height (pixels)",
            EqualAxes = true,
            Series =
            [
                new ScatterSeries("input of the paper's network", [SizePoint(input, input, "input of the paper's network")]),
                .. from sets in single.GroupBy(set => set.Size)
                let names = string.Join(", ", sets.Select(set => set.Name))
                select new ScatterSeries(names, [SizePoint(sets.Key.Width, sets.Key.Height, names)]),
                .. several,
            ],
            Note = surveys.All(survey => survey.IsComplete) ? null : "Of a large set, a part of the pictures was opened.",
        };
    }

    /// <summary>What a reviewer needs to see the same again: the seed, and the data sets with their hashes.</summary>
    public static RunRecord Record(IReadOnlyList<PictureSurvey> surveys, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(surveys);
        return Record(surveys.Select(survey => survey.Manifest).ToArray(), seed);
    }

    /// <summary>The same of data sets whose files were not surveyed.</summary>
    public static RunRecord Record(IReadOnlyList<Manifest> manifests, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        RunRecord record = new RunRecord().Add("Seed", seed);
        foreach (Manifest manifest in manifests)
            record.Add(manifest);
        return record;
    }

    private static IEnumerable<Manifest> Labelled(IReadOnlyList<PictureSurvey> surveys) =>
        surveys.Select(survey => survey.Manifest).Where(manifest => manifest.Labels.Count > 0);

    private static ScatterPoint SizePoint(int width, int height, string what) =>
        new(width, height, string.Create(CultureInfo.InvariantCulture, $"{width} x {height}: {what}"));

    private static BarChart BalanceChart(ClassBalance balance) => new()
    {
        Title = $"{balance.DataSet}: pictures of each expression",
        Categories = [.. balance.Classes.Select(one => one.Label)],
        Series = [BarSeries.Of("pictures", balance.Classes.Select(one => (double)one.Pictures))],
        ValueTitle = "pictures",
        CategoryTitle = "expression",
    };

    private static HeatMap SubjectMap(Manifest manifest)
    {
        string[] subjects = [.. manifest.Subjects.Take(MostSubjects)];
        Dictionary<(string, string), int> counts = manifest.Samples.CountBy(sample => (sample.Subject, sample.Label)).ToDictionary();
        var values = new double[subjects.Length, manifest.Labels.Count];
        for (int row = 0; row < subjects.Length; row++)
        {
            for (int column = 0; column < manifest.Labels.Count; column++)
                values[row, column] = counts.GetValueOrDefault((subjects[row], manifest.Labels[column]));
        }

        int left = manifest.Subjects.Count - subjects.Length;
        return new HeatMap
        {
            Title = $"{manifest.Name}: pictures of each subject and expression",
            Rows = subjects,
            Columns = manifest.Labels,
            Values = values,
            RowTitle = "subject",
            ColumnTitle = "expression",
            ValueTitle = "pictures",
            MarksZeros = true,
            Note = left == 0 ? null
                : string.Create(CultureInfo.InvariantCulture, $"The first {subjects.Length} of {manifest.Subjects.Count:#,0} subjects."),
        };
    }

    private static string StateOf(DataSetDescription set)
    {
        if (set.FolderIn(WorkbookPaths.DataFolder) is not { } folder)
            return "not on this disk";
        try
        {
            int pictures = set.Reader.Read(folder, new ReaderOptions()).Samples.Count;
            return string.Create(CultureInfo.InvariantCulture, $"on this disk: {pictures:#,0} of {set.PublishedCount:#,0} pictures");
        }
        catch (DatasetException)
        {
            return "a folder is there, but holds none of its pictures";
        }
    }
}
