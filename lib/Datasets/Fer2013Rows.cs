using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FerLib.Datasets;

/// <summary>The rows of FER2013's table, checked one by one; of each the place of its pixels is kept, not the pixels.</summary>
internal sealed class Fer2013Rows(string fileName, Fer2013Columns columns)
{
    // The published set's 35,887 rows; a longer table gets more digits.
    private const int LeastDigits = 5;

    private readonly List<Row> _rows = [];
    private readonly List<QuarantinedFile> _quarantine = [];
    private readonly Dictionary<UInt128, List<int>> _copies = [];
    private readonly byte[] _pixels = new byte[Fer2013Pixels.Count];

    /// <summary>The rows that cannot be used, in the file's order.</summary>
    public IReadOnlyList<QuarantinedFile> Quarantined => _quarantine;

    /// <summary>Checks the current line and keeps it as a row or as quarantined; an empty line is nothing.</summary>
    public void Add(ByteLines lines)
    {
        if (lines.IsTooLong)
            Quarantine(lines, "the line is longer than any row, expected a line for each picture");
        else if (!lines.Line.IsEmpty && Read(lines.Line, lines) is { } reason)
            Quarantine(lines, reason);
    }

    /// <summary>
    /// The rows as samples, in the file's order. A row's number is that of its line without the header, so that row 1 is on line 2.
    /// </summary>
    public Sample[] ToSamples()
    {
        int digits = Math.Max(LeastDigits, _rows.Count == 0 ? 0 : _rows[^1].Number.ToString(CultureInfo.InvariantCulture).Length);
        string format = string.Create(CultureInfo.InvariantCulture, $"D{digits}");
        return [.. _rows.Select(row =>
        {
            (string usage, string split) = Fer2013Facts.Parts[row.Part];
            string path = $"{fileName}/{usage}/{row.Number.ToString(format, CultureInfo.InvariantCulture)}";
            return new Sample { Path = path, Label = Expressions.LabelOf(Fer2013Facts.Names[row.Code]), Subject = path, Split = split };
        })];
    }

    /// <summary>Where the pixels of each row are, by the row's number.</summary>
    public Dictionary<int, (long Offset, int Length)> ToPlaces() => _rows.ToDictionary(row => row.Number, row => (row.Offset, row.Length));

    /// <summary>A sentence about pictures that occur under two labels; null if there is none.</summary>
    /// <param name="samples">What <see cref="ToSamples"/> gave.</param>
    public string? TwoLabels(Sample[] samples) => Fer2013Facts.TwoLabels(
    [
        .. _copies.Values.Where(group => group.Any(row => _rows[row].Code != _rows[group[0]].Code))
            .Select(group => group.Select(row => samples[row]).ToArray()),
    ]);

    private string? Read(ReadOnlySpan<byte> line, ByteLines lines)
    {
        Range emotion = default, pixels = default, usage = default;
        int column = 0;
        foreach (Range field in line.Split(columns.Separator))
        {
            if (column == columns.Emotion)
                emotion = Fer2013Columns.Trim(line, field);
            else if (column == columns.Pixels)
                pixels = Fer2013Columns.Trim(line, field);
            else if (column == columns.Usage)
                usage = Fer2013Columns.Trim(line, field);
            column++;
        }

        if (column <= Math.Max(columns.Emotion, Math.Max(columns.Pixels, columns.Usage)))
            return $"the row has {column} {(column == 1 ? "field" : "fields")}, expected emotion, pixels and Usage";
        if (line[emotion] is not [>= (byte)'0' and <= (byte)'6'])
            return $"its emotion is {Text(line[emotion])}, expected a code from 0 to 6 ({Codes})";
        int part = Fer2013Facts.PartOf(Encoding.UTF8.GetString(line[usage]));
        if (part < 0)
            return $"its Usage is {Text(line[usage])}, expected {string.Join(" or ", Fer2013Facts.Parts.Select(known => known.Usage))}";
        if (Fer2013Pixels.Read(line[pixels], _pixels) is { } fault)
            return fault.Reason;
        (int start, int length) = pixels.GetOffsetAndLength(line.Length);
        Keep(new Row(lines.Number - 1, line[emotion][0] - '0', part, lines.Offset + start, length));
        return null;
    }

    private void Keep(Row row)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_pixels, hash);
        UInt128 key = BitConverter.ToUInt128(hash);
        if (_copies.TryGetValue(key, out List<int>? copies))
            copies.Add(_rows.Count);
        else
            _copies.Add(key, [_rows.Count]);
        _rows.Add(row);
    }

    private void Quarantine(ByteLines lines, string reason) => _quarantine.Add(new(fileName, string.Create(
        CultureInfo.InvariantCulture, $"line {lines.Number} of {OneLine.Of(fileName)}: {reason}. Get the table anew, or correct the line.")));

    private static string Codes => string.Join(", ", Fer2013Facts.Names.Select((name, code) => $"{code} {name}"));

    private static string Text(ReadOnlySpan<byte> field) => field.IsEmpty ? "empty" : OneLine.Of(Encoding.UTF8.GetString(field));

    private readonly record struct Row(int Number, int Code, int Part, long Offset, int Length);
}
