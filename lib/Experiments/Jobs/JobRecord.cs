using System.Text.Json;
using System.Text.Json.Serialization;
using FerLib.Datasets;
using FerLib.Training;

namespace FerLib.Experiments.Jobs;

/// <summary>The file <c>record.json</c> of a finished job; it is written last, so that a folder with it is whole.</summary>
internal sealed record JobRecord
{
    public const string FileName = "record.json";

    private const string CurrentFormat = "FerLib experiment record 1";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public string Format { get; init; } = CurrentFormat;

    public required string Key { get; init; }

    public required string Commit { get; init; }

    public required IReadOnlyList<string> TrainedBy { get; init; }

    public required ExperimentJob Job { get; init; }

    public required DataSetFacts TrainedOn { get; init; }

    /// <summary>The protocol of the split that was drawn; the owners' split where subjects were asked for and none are named.</summary>
    public required SplitProtocol Drawn { get; init; }

    public required string Model { get; init; }

    public long? Parameters { get; init; }

    public required IReadOnlyList<RecipeLine> Recipe { get; init; }

    /// <summary>Training pictures of each label of <see cref="TrainedOn"/>, which say what the majority answers over any labels.</summary>
    public required IReadOnlyList<int> TrainingCounts { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public TrainingHistory? History { get; init; }

    public string? Weights { get; init; }

    public required IReadOnlyList<TestRecord> Tests { get; init; }

    public void Write(string folder)
    {
        string file = Path.Combine(folder, FileName);
        try
        {
            WholeFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(this, Json));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{OneLine.Of(file)} cannot be written ({OneLine.Of(error.Message)}). Name another folder for results.", error);
        }
    }

    /// <summary>The record of a folder; null if there is none.</summary>
    /// <exception cref="DatasetException">It cannot be read, or is none.</exception>
    public static JobRecord? Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            if (LacksEntry(document.RootElement))
                throw new JsonException("a list in it lacks an entry");
            JobRecord? record = document.Deserialize<JobRecord>(Json);
            return record?.Format == CurrentFormat ? record : throw new JsonException($"its format is \"{record?.Format}\", expected \"{CurrentFormat}\"");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new DatasetException(
                $"{OneLine.Of(file)} is no record of an experiment that this version can read ({OneLine.Of(error.Message)}). Remove its folder, and the job is run again.", error);
        }
    }

    // The serializer looks for null in properties only.
    private static bool LacksEntry(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null || LacksEntry(item)),
        JsonValueKind.Object => element.EnumerateObject().Any(property => LacksEntry(property.Value)),
        _ => false,
    };

    /// <summary>The test on another data set, if it was made.</summary>
    /// <param name="set">The set as it was opened.</param>
    public TestRecord? On(Manifest set) => Tests.FirstOrDefault(test => test.Part == TestRecord.Whole && test.Opened == set.Hash && test.TestedOn.Name == set.Name);

    /// <summary>The result with the predictions of its tests.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="job">The job that asks.</param>
    /// <param name="targets">The other data sets it asks for; all when null.</param>
    /// <exception cref="DatasetException">A file of predictions is missing, damaged or changed.</exception>
    public JobResult ToResult(string folder, ExperimentJob job, IReadOnlyList<Manifest>? targets = null)
    {
        Outcome[] Of(string part) => [.. Tests.Where(test => test.Part == part).Select(Read)];
        Outcome Read(TestRecord test) => test.Read(folder, TrainedOn, Drawn, Job.Seed);
        return new JobResult
        {
            Job = job,
            Key = Key,
            Folder = folder,
            Commit = Commit,
            TrainedBy = TrainedBy,
            TrainedOn = TrainedOn,
            Model = Model,
            Parameters = Parameters,
            Recipe = Recipe,
            TrainingCounts = TrainingCounts,
            Notes = Notes,
            History = History,
            Home = Of(TestRecord.Home) is [var home] ? home : throw new DatasetException(
                $"{OneLine.Of(folder)}: the record has no test, expected one of its own test part. Remove the folder, and the job is run again."),
            Validation = Of(TestRecord.Validation).FirstOrDefault(),
            Elsewhere = targets is null ? Of(TestRecord.Whole) : [.. targets.Select(On).OfType<TestRecord>().Select(Read)],
            WeightsFile = Weights is null ? null : Path.Combine(folder, Path.GetFileName(Weights)),
        };
    }
}
