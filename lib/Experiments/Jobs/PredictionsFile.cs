using System.Globalization;
using CsvHelper;
using FerLib.Datasets;
using FerLib.Evaluation;

namespace FerLib.Experiments.Jobs;

/// <summary>
/// The predictions of one test as CSV, UTF-8, a row a picture: <c>path,subject,clip,truth,answer</c>, then the probability of each label in a column of its name.
/// A probability has the digits that give the same 32 bits again. Read it elsewhere with, for instance, <c>pandas.read_csv(file)</c>.
/// </summary>
internal static class PredictionsFile
{
    private const string Title = "predictions";
    private static readonly string[] Fixed = ["path", "subject", "clip", "truth", "answer"];

    /// <exception cref="DatasetException">The file cannot be written.</exception>
    public static void Write(string file, Outcome outcome)
    {
        Predictions predictions = outcome.Predictions;
        CsvTable.Write(file, Enumerable.Range(0, predictions.Count).Select(Row).Prepend([.. Fixed, .. predictions.Labels]));

        IEnumerable<string?> Row(int i) =>
        [
            outcome.Paths[i], predictions.Subjects[i], predictions.Clips[i], predictions.Labels[predictions.Truth[i]], predictions.Labels[predictions.Predicted[i]],
            .. Enumerable.Range(0, predictions.Labels.Count).Select(j => predictions.Probabilities[i, j].ToString("R", CultureInfo.InvariantCulture)),
        ];
    }

    /// <exception cref="DatasetException">The file is missing, or is not what <see cref="Write"/> made; the message says where.</exception>
    public static (Predictions Predictions, IReadOnlyList<string> Paths) Read(string file, bool namesSubjects)
    {
        if (!File.Exists(file))
            throw new DatasetException($"{Title}: {OneLine.Of(file)} does not exist. Remove its folder, and the job is run again.");
        string text = CsvTable.ReadText(Title, file);
        using CsvReader csv = CsvReader.FromText(text, CsvReaderOptions.Default with
        {
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => throw Wrong(file, record.LineNumber, "quotes are not in pairs"),
        });
        csv.ReadHeader();
        string[] labels = [.. csv.Headers.Skip(Fixed.Length)];
        if (!csv.Headers.Take(Fixed.Length).SequenceEqual(Fixed) || labels.Length < 2 || labels.Distinct(StringComparer.Ordinal).Count() < labels.Length)
            throw Wrong(file, 1, $"the header is {OneLine.Of(string.Join(',', csv.Headers))}, expected {string.Join(',', Fixed)} and two different labels or more");

        List<string> paths = [], subjects = [];
        List<string?> clips = [];
        List<int> truth = [];
        List<float[]> rows = [];
        while (csv.Read())
        {
            if (csv.FieldCount != Fixed.Length + labels.Length)
                throw Wrong(file, csv.LineNumber, $"the row has {csv.FieldCount} fields, expected {Fixed.Length + labels.Length}");
            int label = Array.IndexOf(labels, csv.GetString(3));
            if (label < 0)
                throw Wrong(file, csv.LineNumber, $"the truth is {OneLine.Of(csv.GetString(3))}, expected one of {string.Join(", ", labels)}");
            var row = new float[labels.Length];
            for (int j = 0; j < row.Length; j++)
            {
                string value = csv.GetString(Fixed.Length + j);
                if (!float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out row[j]) || row[j] is not (>= 0 and <= 1.0001f))
                    throw Wrong(file, csv.LineNumber, $"the probability of {labels[j]} is {OneLine.Of(value)}, expected a number from 0 to 1");
            }

            paths.Add(csv.GetString(0));
            subjects.Add(csv.GetString(1));
            clips.Add(csv.GetString(2) is { Length: > 0 } clip ? clip : null);
            truth.Add(label);
            rows.Add(row);
        }

        var probabilities = new float[rows.Count, labels.Length];
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < labels.Length; j++)
                probabilities[i, j] = rows[i][j];
        }

        return (new Predictions(labels, [.. truth], probabilities, subjects, clips) { NamesSubjects = namesSubjects }, paths);
    }

    private static DatasetException Wrong(string file, long line, string what) =>
        new($"{Title}: {OneLine.Of(file)}, line {line}: {what}. Remove its folder, and the job is run again.");
}
