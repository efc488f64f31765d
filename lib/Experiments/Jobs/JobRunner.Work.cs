using FerLib.Datasets;
using FerLib.Training;

namespace FerLib.Experiments.Jobs;

/// <content>Training, testing and writing.</content>
public sealed partial class JobRunner
{
    /// <summary>Trains, unless a record is there, tests, and writes the record.</summary>
    private (JobRecord Record, bool IsNew) Work(
        ExperimentJob job, IReadOnlyList<Manifest> sets, string folder, JobRecord? record, IReadOnlyList<Manifest> targets,
        IProgress<ExperimentProgress>? progress, CancellationToken token)
    {
        MakeFolder(folder);
        JobPictures pictures = JobPictures.Load(job, sets, progress, token);
        // Another process may have finished it since.
        record ??= JobRecord.Read(folder);
        bool isNew = record is null;
        using JobMethod method = JobMethod.Load(record, folder, _engine) ?? JobMethod.Fit(job, pictures, _engine, Path.Combine(folder, CheckpointName), progress, token);
        record ??= Describe(job, sets, pictures, method, folder);
        foreach (Manifest target in targets.Where(target => record.On(target) is null).ToArray())
        {
            token.ThrowIfCancellationRequested();
            PictureTensors test = JobPictures.LoadTest(job, target, progress, token);
            DataSetFacts facts = DataSetFacts.Of(test);
            if (job.Input == NetworkInput.Unfolded)
                facts = facts with { Pictures = target.Samples.Count, ManifestHash = target.Hash };
            record = record with { Tests = [.. record.Tests, TestRecord.Write(folder, TestRecord.Whole, Test(job, method, pictures, test, facts), target.Hash)] };
        }

        record.Write(folder);
        File.Delete(Path.Combine(folder, CheckpointName));
        return (record, isNew);
    }

    private static JobRecord Describe(ExperimentJob job, IReadOnlyList<Manifest> sets, JobPictures pictures, JobMethod method, string folder)
    {
        string opened = string.Concat(sets.Select(set => set.Hash));
        List<TestRecord> tests = [Own(TestRecord.Home, pictures.Split.Test)];
        if (pictures.Split.Validation.Length > 0)
            tests.Add(Own(TestRecord.Validation, pictures.Split.Validation));
        return new JobRecord
        {
            Key = ResultStore.KeyOf(job, sets),
            Commit = SourceRevision.Current,
            TrainedBy = method.TrainedBy,
            Job = job,
            TrainedOn = pictures.Facts,
            Drawn = pictures.Split.Protocol,
            Model = method.Name,
            Parameters = method.Parameters,
            Recipe = method.Recipe,
            TrainingCounts = CountsOf(pictures.Inputs.Take(pictures.Split.Training).Truth, pictures.Facts.Labels.Count),
            Notes = [.. pictures.Split.Notes, .. method.Notes],
            History = method.History,
            Weights = method.Save(folder),
            Tests = tests,
        };

        TestRecord Own(string part, int[] samples) =>
            TestRecord.Write(folder, part, Test(job, method, pictures, pictures.Inputs.Take(samples), pictures.Facts), opened);
    }

    private static int[] CountsOf(IReadOnlyList<int> truth, int labels)
    {
        int[] counts = new int[labels];
        foreach (int label in truth)
            counts[label]++;
        return counts;
    }

    private static Outcome Test(ExperimentJob job, JobMethod method, JobPictures trained, PictureTensors test, DataSetFacts testedOn)
    {
        Outcome outcome = Testing.Of(
            method.Predict, method.Labels, trained.Split.Protocol, trained.Inputs, trained.Split.Training, test, testedOn, job.Seed) with
        {
            TrainedOn = trained.Facts,
        };
        return job.Input == NetworkInput.Unfolded ? Testing.Fold(outcome, testedOn) : outcome;
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{OneLine.Of(folder)} cannot be made ({OneLine.Of(error.Message)}). Name another folder for results.", error);
        }
    }
}
