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
        TrainedModel model, PictureTensors trained, IReadOnlyList<int> training, PictureTensors test, DataSetFacts testedOn, ulong seed)
    {
        string[] labels = [.. model.Description.Labels];
        int[] known = [.. test.Indices.Where(index => labels.Contains(test.Manifest.Samples[index].Label))];
        PictureTensors pictures = known.Length == test.Count ? test : test.Take(known);
        int[] truth = [.. Enumerable.Range(0, pictures.Count).Select(i => Array.IndexOf(labels, pictures.SampleOf(i).Label))];
        var predictions = new Predictions(
            labels, truth, model.Predict(pictures),
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
            Protocol = model.Description.Protocol,
            Seed = seed,
            Predictions = predictions,
            Paths = [.. Enumerable.Range(0, pictures.Count).Select(i => pictures.SampleOf(i).Path)],
            LeftOut = test.Count - pictures.Count,
            Estimate = AccuracyEstimate.Of(predictions, hits, seed, subjectsAreNew: !SharesSubjects(trained, training, test)),
        };
    }

    /// <summary>The same pictures decided over some labels only; the majority baseline answers the most frequent of them.</summary>
    public static Outcome Restrict(Outcome outcome, IReadOnlyList<string> labels, PictureTensors trained, IReadOnlyList<int> training)
    {
        Predictions restricted = outcome.Predictions.Restrict(labels);
        bool[] stays = [.. outcome.Predictions.Truth.Select(truth => labels.Contains(outcome.Predictions.Labels[truth]))];
        string[] order = [.. labels];
        int[] trainingTruth = [.. training.Select(index => Array.IndexOf(order, trained.Manifest.Samples[index].Label)).Where(label => label >= 0)];
        int hits = trainingTruth.Length == 0 ? 0 : MajorityBaseline.HitsOf(trainingTruth, restricted.Truth);
        return outcome with
        {
            Predictions = restricted,
            Paths = [.. outcome.Paths.Where((_, i) => stays[i])],
            LeftOut = outcome.LeftOut + stays.Count(stay => !stay),
            Estimate = AccuracyEstimate.Of(restricted, hits, outcome.Seed, subjectsAreNew: outcome.Estimate.SubjectsAreNew),
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
