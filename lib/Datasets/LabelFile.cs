using CsvHelper;

namespace FerLib.Datasets;

/// <summary>A label file of the user's own: what pictures show, for data sets whose names do not say it.</summary>
/// <remarks>
/// <para>
/// A CSV table <c>file,expression,subject</c> as <see cref="CsvTable"/> understands it; the column <c>subject</c> may be absent, other
/// columns are ignored. <c>file</c> is a picture's path below the data set's folder, or as much of its end as no other picture has, mostly
/// the file name alone. An expression is one of <see cref="Expressions.Names"/> or contempt; empty, or <see cref="Expressions.Unknown"/>,
/// says that the picture has none.
/// </para>
/// <para>
/// A row that cannot be used is quarantined with its line; its picture stays a sample. Rows that say the same twice add nothing. Where rows
/// contradict each other, or an expression is not known, the picture has no expression.
/// </para>
/// </remarks>
internal sealed class LabelFile
{
    private const int Required = 2;
    private static readonly string[] Columns = ["file", "expression", "subject"];
    private readonly LabelRows? _rows;
    private readonly bool _leftUnread;

    private LabelFile(string name, LabelRows? rows, bool leftUnread)
    {
        Name = name;
        _rows = rows;
        _leftUnread = leftUnread;
    }

    /// <summary>The file's name, on one line.</summary>
    public string Name { get; }

    /// <summary>Whether the file says who is on a picture, of at least one.</summary>
    public bool NamesSubjects => _rows is { NamesSubjects: true };

    /// <summary>The rows that cannot be used, under the file's name.</summary>
    public IReadOnlyList<QuarantinedFile> Quarantine => _rows?.Quarantine ?? [];

    /// <summary>Reads the label file that the options name, or the one in the data set's folder; without either, nothing is labelled.</summary>
    /// <param name="title">The data set's title, for errors.</param>
    /// <param name="root">The data set's folder.</param>
    /// <param name="options">The label file, or whether to leave one unread.</param>
    /// <param name="pictures">The samples' paths.</param>
    /// <exception cref="DatasetException">The file is missing, is not UTF-8 or lacks a required column.</exception>
    public static LabelFile Of(string title, string root, ReaderOptions options, IEnumerable<string> pictures)
    {
        string own = Path.Combine(root, Manifest.LabelFileName);
        bool hasOwn = File.Exists(own);
        if (options.IgnoresLabels || (options.LabelFile is null && !hasOwn))
            return new LabelFile(Manifest.LabelFileName, null, hasOwn);

        string file = Path.GetFullPath(options.LabelFile ?? own);
        string name = OneLine.Of(Path.GetFileName(file));
        var rows = new LabelRows(name, pictures);
        using CsvReader csv = CsvTable.Open(title, file, Columns, Required, rows.AddMalformed);
        while (csv.Read())
            rows.Add(csv);
        return new LabelFile(name, rows, leftUnread: false);
    }

    /// <summary>What a picture shows; <see cref="Expressions.Unknown"/> where the file does not say it.</summary>
    public string LabelOf(string path) => _rows?.ExpressionOf(path) ?? Expressions.Unknown;

    /// <summary>Who is on a picture; null where the file does not say it.</summary>
    public string? SubjectOf(string path) => _rows?.SubjectOf(path);

    /// <summary>Where the labels of a data set come from, or how to give it some, as a sentence or two.</summary>
    /// <param name="samples">The samples of the data set.</param>
    /// <param name="isPractice">Whether they are rendered stand-ins.</param>
    public string NoteOn(IReadOnlyCollection<Sample> samples, bool isPractice)
    {
        if (_rows is not null)
        {
            string whose = isPractice ? "which says what was drawn" : "a label file of the user's own";
            return FormattableString.Invariant(
                $"The expressions are those of {Name}, {whose}: {samples.Count(sample => sample.IsLabelled):#,0} of {samples.Count:#,0} pictures have one.");
        }

        return _leftUnread
            ? $"Nothing says which expression its pictures show: {Name} in its folder is left unread, as the option LabelFile asks."
            : "Nothing says which expression its pictures show: they serve predictions, no accuracy. To label them, write a table with the columns " +
                $"file and expression into {Name} in its folder, or name it in the option LabelFile.";
    }
}
