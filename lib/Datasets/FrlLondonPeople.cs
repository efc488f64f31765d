using System.Globalization;
using CsvHelper;

namespace FerLib.Datasets;

/// <summary>The table <c>london_info.csv</c>, if there is one.</summary>
internal sealed class FrlLondonPeople
{
    private const string FileName = "london_info.csv";
    private const int Required = 4, OldestAge = 120;
    private static readonly string[] Columns = ["face_id", "face_age", "face_gender", "face_eth"];
    private readonly Dictionary<string, FrlLondonPerson> _people = new(StringComparer.Ordinal);
    private readonly List<QuarantinedFile> _quarantine = [];

    /// <summary>What a user must know: that there is no table; null where there is one.</summary>
    public string? Note { get; private init; }

    /// <summary>The rows that cannot be used.</summary>
    public IReadOnlyList<QuarantinedFile> Quarantine => _quarantine;

    /// <summary>Reads the table at most two folders below the set's own; the first by its path if there are several.</summary>
    /// <exception cref="DatasetException">It cannot be read, or lacks a column.</exception>
    public static FrlLondonPeople Below(string title, string root)
    {
        var near = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = FileAttributes.ReparsePoint };
        string? file = Directory.Exists(root) ? Directory.EnumerateFiles(root, FileName, near).Order(StringComparer.Ordinal).FirstOrDefault() : null;
        if (file is null)
            return new FrlLondonPeople { Note = $"There is no {FileName} in its folder: nothing says age, gender and ethnicity." };
        var people = new FrlLondonPeople();
        using CsvReader csv = CsvTable.Open(title, file, Columns, Required, people.Refuse);
        while (csv.Read())
            people.Add(csv);
        return people;
    }

    /// <summary>The person with an identifier as it stands in the pictures' names; null where the table has none.</summary>
    public FrlLondonPerson? Find(string subject) => _people.GetValueOrDefault(subject);

    private void Add(CsvReader row)
    {
        // One version of the table writes X001.
        string subject = CsvTable.Field(row, "face_id").Trim().TrimStart('X');
        string? written = Written(row, "face_age");
        bool hasAge = int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int age) && age <= OldestAge;
        if (subject.Length == 0)
            Refuse(row.LineNumber, "face_id is empty, expected a person as in the pictures' names (001). Fill it in, or remove the row.");
        else if (written is not null && !hasAge)
            Refuse(row.LineNumber, $"face_age is {OneLine.Of(written)}, expected 0 to {OldestAge}. Correct it; until then nothing says who this is.");
        else if (!_people.TryAdd(subject, new(hasAge ? age : null, Written(row, "face_gender"), Written(row, "face_eth"))))
            Refuse(row.LineNumber, $"face_id {OneLine.Of(subject)} stands in an earlier line too, which is read. Remove one of the two.");
    }

    // R writes NA where there is nothing: two people gave no age.
    private static string? Written(CsvReader row, string column) => CsvTable.Optional(row, column) is { } text and not "NA" ? text : null;

    private void Refuse(long line, string reason) =>
        _quarantine.Add(new(FileName, string.Create(CultureInfo.InvariantCulture, $"line {line}: {reason}")));
}
