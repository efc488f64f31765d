using FerLib.Datasets;
using FerLib.Training;

namespace FerLib.Experiments.Jobs;

/// <summary>The pictures and the split of a job: one data set, or several joined.</summary>
/// <param name="Photographs">The pictures as they are compared between jobs: never unfolded, unless the protocol says so.</param>
/// <param name="Inputs">What the network sees; the four channels of each where the input is unfolded, otherwise <paramref name="Photographs"/>.</param>
/// <param name="Split">Positions in the samples of <paramref name="Inputs"/>.</param>
/// <param name="Facts">About the data set or sets.</param>
internal sealed record JobPictures(Manifest Photographs, PictureTensors Inputs, Split Split, DataSetFacts Facts)
{
    /// <summary>The samples of one data set that take part.</summary>
    public static Manifest Choose(ExperimentJob job, Manifest manifest)
    {
        manifest = new SampleChoice { Expressions = job.Expressions }.Apply(manifest.Labelled());
        if (job.Pictures is { } pictures && pictures < manifest.Samples.Count)
        {
            HashSet<string> drawn = [.. EvenSample.Of(manifest, pictures, job.SplitSeed).Select(index => manifest.Samples[index].Path)];
            manifest = manifest.Where(sample => drawn.Contains(sample.Path), FormattableString.Invariant($"{pictures} of {manifest.Samples.Count} pictures are drawn."));
        }

        return manifest;
    }

    /// <summary>Loads the pictures of the sets that a job is trained on, and draws its split.</summary>
    public static JobPictures Load(ExperimentJob job, IReadOnlyList<Manifest> sets, IProgress<ExperimentProgress>? progress, CancellationToken token)
    {
        bool unfolds = job.Protocol == SplitProtocol.PaperRandomUnfolded;
        JobPictures[] parts = [.. sets.Select(set =>
        {
            PictureTensors pictures = LoadSet(unfolds ? set.Unfolded() : set, job, progress, token);
            // Drawn from whole photographs, so that every input of the same set is tested on the same ones.
            Split split = Draw(job, pictures.Manifest);
            return job.Input == NetworkInput.Unfolded ? Unfold(job, pictures.Manifest, split, progress, token)
                : new JobPictures(pictures.Manifest, pictures, split, DataSetFacts.Of(pictures));
        })];
        return parts.Length == 1 ? parts[0] : Join(job, parts);
    }

    /// <summary>Loads the pictures of a set to test on.</summary>
    public static PictureTensors LoadTest(ExperimentJob job, Manifest set, IProgress<ExperimentProgress>? progress, CancellationToken token) =>
        LoadSet(job.Protocol == SplitProtocol.PaperRandomUnfolded || job.Input == NetworkInput.Unfolded ? set.Unfolded() : set, job, progress, token);

    private static PictureTensors LoadSet(Manifest set, ExperimentJob job, IProgress<ExperimentProgress>? progress, CancellationToken token) =>
        PictureLoader.Load(set, null, job.Size, NetworkInputs.ChannelsOf(job.Input), ProgressRelay<LoadingProgress>.To(
            progress, loading => new ExperimentProgress($"reading {set.Name}", 0, 1, loading)), token);

    private static Split Draw(ExperimentJob job, Manifest manifest)
    {
        IReadOnlyList<Split> splits = Splits.Draw(manifest, Splits.Possible(manifest, job.Protocol), job.SplitSeed, job.Folds);
        int fold = job.Fold ?? 1;
        return fold <= splits.Count ? splits[fold - 1] : throw new DatasetException(
            $"{manifest.Name}: there is no fold {fold}, expected 1..{splits.Count}. List the jobs again.");
    }

    private static JobPictures Unfold(ExperimentJob job, Manifest photographs, Split split, IProgress<ExperimentProgress>? progress, CancellationToken token)
    {
        PictureTensors channels = LoadSet(photographs.Unfolded(), job, progress, token);
        ILookup<string, int> places = Enumerable.Range(0, channels.Manifest.Samples.Count).ToLookup(i => channels.Manifest.Samples[i].Photograph, StringComparer.Ordinal);
        int[] Of(int[] part) => [.. part.SelectMany(i => places[photographs.Samples[i].Path]).Order()];
        Split unfolded = split with { Training = Of(split.Training), Validation = Of(split.Validation), Test = Of(split.Test) };
        return new JobPictures(photographs, channels, unfolded, DataSetFacts.Of(channels) with
        {
            ManifestHash = photographs.Hash,
            Pictures = photographs.Samples.Count,
        });
    }

    private static JobPictures Join(ExperimentJob job, JobPictures[] parts)
    {
        PictureTensors joined = PictureTensors.Join([.. parts.Select(part => part.Inputs)]);
        Manifest photographs = Manifest.Join([.. parts.Select(part => part.Photographs)]);
        Dictionary<string, int> places = joined.Manifest.Samples.Index().ToDictionary(pair => pair.Item.Path, pair => pair.Index, StringComparer.Ordinal);
        int[] Of(Func<Split, int[]> part) =>
            [.. parts.SelectMany(set => part(set.Split).Select(i => places[Manifest.PathInJoin(set.Inputs.Manifest, set.Inputs.Manifest.Samples[i].Path)])).Order()];
        var split = new Split
        {
            // One set that could not be split as it was asked for makes it so for all together.
            Protocol = parts.Select(part => part.Split.Protocol).FirstOrDefault(protocol => protocol != job.Protocol, job.Protocol),
            Seed = parts[0].Split.Seed,
            Fold = parts[0].Split.Fold,
            Folds = parts[0].Split.Folds,
            Training = Of(split => split.Training),
            Validation = Of(split => split.Validation),
            Test = Of(split => split.Test),
            Notes = [.. parts.SelectMany(part => part.Split.Notes.Select(note => $"{part.Photographs.Name}: {note}"))],
        };
        return new JobPictures(photographs, joined, split, DataSetFacts.Of(joined) with { ManifestHash = photographs.Hash, Pictures = photographs.Samples.Count });
    }
}
