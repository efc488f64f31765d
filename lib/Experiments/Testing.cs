using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>Turns probabilities into outcomes.</summary>
internal static class Testing
{
    /// <summary>Tests a model on pictures of its own or of another data set; pictures whose label the network does not have are left out.</summary>
    /// <param name="model">The network.</param>
    /// <param name="trained">The pictures of the training set, for its facts and the majority baseline.</param>
    /// <param name="training">Positions of the training split.</param>
    /// <param name="test">The pictures to test on.</param>
    /// <param name="testedOn">Facts about their data set.</param>
    /// <param name="seed">Seed of the experiment.</param>
    public static Outcome Of(
        TrainedModel model, PictureTensors trained, IReadOnlyList<int> training, PictureTensors test, DataSetFacts testedOn, ulong seed) =>
        Of(pictures => model.Predict(pictures), model.Description.Labels, model.Description.Protocol, trained, training, test, testedOn, seed);

    /// <summary>The same for any method that gives probabilities.</summary>
    /// <param name="predict">Probabilities of pictures, a row a picture, a column a label.</param>
    /// <param name="known">The labels of the columns.</param>
    /// <param name="protocol">How the split of the training set was drawn.</param>
    /// <param name="trained">The pictures of the training set, for its facts and the majority baseline.</param>
    /// <param name="training">Positions of the training split.</param>
    /// <param name="test">The pictures to test on.</param>
    /// <param name="testedOn">Facts about their data set.</param>
    /// <param name="seed">Seed of the experiment.</param>
    public static Outcome Of(
        Func<PictureTensors, float[,]> predict, IReadOnlyList<string> known, SplitProtocol protocol, PictureTensors trained, IReadOnlyList<int> training,
        PictureTensors test, DataSetFacts testedOn, ulong seed)
    {
        string[] labels = [.. known];
        int[] decidable = [.. test.Indices.Where(index => labels.Contains(test.Manifest.Samples[index].Label))];
        PictureTensors pictures = decidable.Length == test.Count ? test : test.Take(decidable);
        int[] truth = [.. Enumerable.Range(0, pictures.Count).Select(i => Array.IndexOf(labels, pictures.SampleOf(i).Label))];
        var predictions = new Predictions(
            labels, truth, predict(pictures),
            [.. Enumerable.Range(0, pictures.Count).Select(i => pictures.SampleOf(i).Subject)],
            [.. Enumerable.Range(0, pictures.Count).Select(i => ClusterOf(pictures.SampleOf(i)))])
        {
            NamesSubjects = test.Manifest.NamesSubjects,
        };
        int hits = MajorityBaseline.HitsOf(trained.Take(training).Truth, truth);
        return new Outcome
        {
            TrainedOn = DataSetFacts.Of(trained),
            TestedOn = testedOn,
            Protocol = protocol,
            Seed = seed,
            Predictions = predictions,
            Paths = [.. Enumerable.Range(0, pictures.Count).Select(i => pictures.SampleOf(i).Path)],
            LeftOut = test.Count - pictures.Count,
            Estimate = AccuracyEstimate.Of(predictions, hits, seed, subjectsAreNew: !SharesSubjects(trained, training, test)),
        };
    }

    /// <summary>The same pictures decided over some labels only; the majority baseline answers the most frequent of them.</summary>
    /// <param name="outcome">The outcome over all labels of the method.</param>
    /// <param name="labels">Some of them.</param>
    /// <param name="trainingCounts">Training pictures of each label of the outcome.</param>
    public static Outcome Restrict(Outcome outcome, IReadOnlyList<string> labels, IReadOnlyList<int> trainingCounts)
    {
        Predictions restricted = outcome.Predictions.Restrict(labels);
        bool[] stays = [.. outcome.Predictions.Truth.Select(truth => labels.Contains(outcome.Predictions.Labels[truth]))];
        string[] all = [.. outcome.Predictions.Labels];
        int[] counts = [.. labels.Select(label => trainingCounts[Array.IndexOf(all, label)])];
        int answer = Array.IndexOf(counts, counts.Max());
        int hits = counts[answer] == 0 ? 0 : restricted.Truth.Count(truth => truth == answer);
        return outcome with
        {
            Predictions = restricted,
            Paths = [.. outcome.Paths.Where((_, i) => stays[i])],
            LeftOut = outcome.LeftOut + stays.Count(stay => !stay),
            Estimate = AccuracyEstimate.Of(restricted, hits, outcome.Seed, subjectsAreNew: outcome.Estimate.SubjectsAreNew),
        };
    }

    /// <summary>The photographs of an outcome on unfolded channel images: each gets the mean of the probabilities of its channels.</summary>
    /// <param name="channels">The outcome, a row a channel image.</param>
    /// <param name="testedOn">Facts about the data set of the photographs.</param>
    public static Outcome Fold(Outcome channels, DataSetFacts testedOn)
    {
        Predictions all = channels.Predictions;
        IGrouping<string, int>[] photographs = [.. Enumerable.Range(0, all.Count)
            .GroupBy(i => channels.Paths[i][..channels.Paths[i].LastIndexOf('/')], StringComparer.Ordinal)
            .OrderBy(photograph => photograph.Key, StringComparer.Ordinal)];
        var means = new float[photographs.Length, all.Labels.Count];
        for (int i = 0; i < photographs.Length; i++)
        {
            for (int j = 0; j < all.Labels.Count; j++)
            {
                int label = j;
                means[i, j] = (float)photographs[i].Average(row => (double)all.Probabilities[row, label]);
            }
        }

        int[] first = [.. photographs.Select(photograph => photograph.First())];
        var folded = new Predictions(
            all.Labels, [.. first.Select(row => all.Truth[row])], means, [.. first.Select(row => all.Subjects[row])],
            [.. photographs.Zip(first, (photograph, row) => all.Clips[row] == photograph.Key ? null : all.Clips[row])])
        {
            NamesSubjects = all.NamesSubjects,
        };
        // Of the four channel images of a photograph the majority hits all or none.
        int hits = first.Length == 0 ? 0 : (int)Math.Round(channels.Estimate.Majority * first.Length);
        return channels with
        {
            TestedOn = testedOn,
            Predictions = folded,
            Paths = [.. photographs.Select(photograph => photograph.Key)],
            LeftOut = channels.LeftOut / Manifest.ChannelsOfAPhotograph,
            Estimate = AccuracyEstimate.Of(folded, hits, channels.Seed, subjectsAreNew: channels.Estimate.SubjectsAreNew),
        };
    }

    // The channels of one photograph are no independent pictures: they are a clip, where the names tell of no larger one.
    private static string? ClusterOf(Sample sample) => sample.Clip ?? (sample.Channel is null ? null : sample.Photograph);

    // Subjects of two data sets are different people, even if their names are the same.
    private static bool SharesSubjects(PictureTensors trained, IReadOnlyList<int> training, PictureTensors test)
    {
        if (trained.Manifest != test.Manifest)
            return false;
        HashSet<string> known = [.. training.Select(index => trained.Manifest.Samples[index].Subject)];
        return test.Indices.Any(index => known.Contains(test.Manifest.Samples[index].Subject));
    }
}
