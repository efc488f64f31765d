using System.Globalization;
using CsvHelper;

namespace FerLib.Datasets;

/// <summary>The rows of a label file, checked one by one.</summary>
internal sealed class LabelRows(string fileName, IEnumerable<string> pictures)
{
    // It has no common expression, but is what CK+ and people who label pictures call one.
    private const string Contempt = "contempt";

    // Codes of two letters are near to every short word.
    private static readonly string[] Suggested = [.. Expressions.Names.Where(name => name.Length > 2), Contempt];

    private readonly PathEnds _pictures = new(pictures);
    private readonly LabelColumn _expressions = new();
    private readonly LabelColumn _subjects = new();
    private readonly List<(long Line, string Reason)> _faults = [];

    /// <summary>Whether a row says who is on a picture.</summary>
    public bool NamesSubjects { get; private set; }

    /// <summary>The rows that cannot be used, in the file's order.</summary>
    public IReadOnlyList<QuarantinedFile> Quarantine =>
        [.. _faults.OrderBy(fault => fault.Line).Select(fault => new QuarantinedFile(fileName, string.Create(CultureInfo.InvariantCulture, $"line {fault.Line}: {fault.Reason}")))];

    /// <summary>What the rows say that a picture shows; null if nothing, or if they contradict each other.</summary>
    public string? ExpressionOf(string path) => _expressions.ValueOf(path);

    /// <summary>Who the rows say is on a picture; null if nobody, or if they contradict each other.</summary>
    public string? SubjectOf(string path) => _subjects.ValueOf(path);

    /// <summary>Checks a row and keeps what it says.</summary>
    public void Add(CsvReader row)
    {
        long line = row.LineNumber;
        string file = CsvTable.Field(row, "file");
        if (string.IsNullOrWhiteSpace(file))
        {
            AddMalformed(line, "the column file is empty, expected a picture. Fill it in, or remove the row.");
            return;
        }

        if (_pictures.Find(file) is not { } path)
        {
            AddMalformed(line, _pictures.ReasonAgainst(file));
            return;
        }

        AddExpression(path, CsvTable.Optional(row, "expression"), line);
        if (CsvTable.Optional(row, "subject") is not { } subject)
            return;
        NamesSubjects = true;
        if (_subjects.Keep(path, subject, line) is { } other)
            Contradict(line, other, path, "the picture has no subject");
    }

    /// <summary>Keeps a line that cannot be used.</summary>
    public void AddMalformed(long line, string reason) => _faults.Add((line, reason));

    private void AddExpression(string path, string? written, long line)
    {
        if (written is null || written.Equals(Expressions.Unknown, StringComparison.OrdinalIgnoreCase))
            return;
        string label = Expressions.LabelOf(written);
        if (label != Contempt && Expressions.Find(written) is null)
        {
            _expressions.Refuse(path);
            AddMalformed(line,
                $"{OneLine.Of(path)}: the expression is {OneLine.Of(written)}, expected {string.Join(", ", Expressions.All)}, {Contempt} or nothing." +
                $"{NearestName.Suggestion(written, Suggested)} Correct it; until then the picture has no expression.");
        }
        else if (_expressions.Keep(path, label, line) is { } other)
            Contradict(line, other, path, "the picture has no expression");
    }

    private void Contradict(long line, long other, string path, string consequence) => AddMalformed(line, string.Create(
        CultureInfo.InvariantCulture, $"{OneLine.Of(path)}: it contradicts line {other}. Remove the wrong one of the two; until then {consequence}."));

    /// <summary>What one column says of pictures, and with which line.</summary>
    private sealed class LabelColumn
    {
        private readonly Dictionary<string, (string Value, long Line)> _first = new(StringComparer.Ordinal);
        private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

        public string? ValueOf(string path) => _refused.Contains(path) ? null : _first.GetValueOrDefault(path).Value;

        public void Refuse(string path) => _refused.Add(path);

        /// <summary>Keeps a value, or refuses the picture any; then the line that says otherwise is given.</summary>
        public long? Keep(string path, string value, long line)
        {
            if (_first.TryAdd(path, (value, line)) || _first[path].Value == value)
                return null;
            Refuse(path);
            return _first[path].Line;
        }
    }
}
