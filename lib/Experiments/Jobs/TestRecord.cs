using System.Security.Cryptography;
using FerLib.Datasets;
using FerLib.Evaluation;

namespace FerLib.Experiments.Jobs;

/// <summary>One test of a record: what <c>record.json</c> says of it besides its predictions.</summary>
internal sealed record TestRecord
{
    public const string Home = "test", Validation = "validation", Whole = "whole";

    /// <summary>Which pictures: the test or the validation part of its own data set, or another data set whole.</summary>
    public required string Part { get; init; }

    public required string File { get; init; }

    /// <summary>SHA-256 of the file, so that figures that were changed by hand are noticed.</summary>
    public required string Sha256 { get; init; }

    public required DataSetFacts TestedOn { get; init; }

    /// <summary>The manifest's hash as the set was opened; that of <see cref="TestedOn"/> is without the pictures that could not be decoded.</summary>
    public required string Opened { get; init; }

    public required int LeftOut { get; init; }

    /// <summary>Pictures that the majority class of the training part hits.</summary>
    public required int MajorityHits { get; init; }

    public required bool SubjectsAreNew { get; init; }

    public required bool NamesSubjects { get; init; }

    /// <summary>Writes the predictions, and says what belongs to them.</summary>
    public static TestRecord Write(string folder, string part, Outcome outcome, string opened)
    {
        // The hash tells two data sets of one name apart.
        string name = part == Whole ? $"on-{FileNames.Of(outcome.TestedOn.Name)}-{opened[..8]}.csv" : $"{part}.csv";
        string file = Path.Combine(folder, name);
        PredictionsFile.Write(file, outcome);
        return new TestRecord
        {
            Part = part,
            File = name,
            Sha256 = HashOf(file),
            TestedOn = outcome.TestedOn,
            Opened = opened,
            LeftOut = outcome.LeftOut,
            MajorityHits = outcome.Estimate.Count == 0 ? 0 : (int)Math.Round(outcome.Estimate.Majority * outcome.Estimate.Count),
            SubjectsAreNew = outcome.Estimate.SubjectsAreNew,
            NamesSubjects = outcome.Predictions.NamesSubjects,
        };
    }

    /// <exception cref="DatasetException">The file is missing, damaged or changed.</exception>
    public Outcome Read(string folder, DataSetFacts trainedOn, SplitProtocol protocol, ulong seed)
    {
        // A name from a file must not lead out of the folder.
        string file = Path.Combine(folder, Path.GetFileName(File));
        (Predictions predictions, IReadOnlyList<string> paths) = PredictionsFile.Read(file, NamesSubjects);
        if (HashOf(file) != Sha256)
            throw new DatasetException($"{OneLine.Of(file)}: it is not the file that was written with its record (its SHA-256 differs). Remove its folder, and the job is run again.");
        if (MajorityHits < 0 || MajorityHits > predictions.Count)
            throw new DatasetException($"{OneLine.Of(folder)}: the record says that the majority hits {MajorityHits} of {predictions.Count} pictures. Remove the folder, and the job is run again.");
        return new Outcome
        {
            TrainedOn = trainedOn,
            TestedOn = TestedOn,
            Protocol = protocol,
            Seed = seed,
            Predictions = predictions,
            Paths = paths,
            LeftOut = LeftOut,
            Estimate = AccuracyEstimate.Of(predictions, MajorityHits, seed, subjectsAreNew: SubjectsAreNew),
        };
    }

    private static string HashOf(string file)
    {
        using FileStream stream = System.IO.File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
