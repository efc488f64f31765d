using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Imaging;
using FerLib.Reports;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <summary>A training and its test.</summary>
public static partial class Show
{
    /// <summary>Loss over the epochs, training and validation, with the epoch whose weights were kept.</summary>
    public static LineChart LossCurves(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        IReadOnlyList<EpochRecord> epochs = EpochsOf(model);
        return new LineChart
        {
            Title = $"{model.Description.DataSet}: loss",
            YTitle = "cross-entropy",
            Series =
            [
                LineSeries.OfEpochs("training", epochs.Select(e => e.TrainingLoss)),
                LineSeries.OfEpochs("validation", epochs.Select(e => e.ValidationLoss)),
            ],
            Marker = MarkerOf(model),
        };
    }

    /// <summary>Accuracy over the epochs, training and validation, with chance and the epoch whose weights were kept.</summary>
    public static LineChart AccuracyCurves(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        IReadOnlyList<EpochRecord> epochs = EpochsOf(model);
        return new LineChart
        {
            Title = $"{model.Description.DataSet}: accuracy",
            YTitle = "accuracy",
            YIsPercent = true,
            Series =
            [
                LineSeries.OfEpochs("training", epochs.Select(e => e.TrainingAccuracy)),
                LineSeries.OfEpochs("validation", epochs.Select(e => e.ValidationAccuracy)),
            ],
            Reference = (1.0 / model.Description.Labels.Count, "chance"),
            Marker = MarkerOf(model),
        };
    }

    /// <summary>Accuracy on the test split with intervals, chance and majority.</summary>
    public static ResultTable Accuracy(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return AccuracyTable.Of($"{About(outcome)}: accuracy on the test split", [("test split", outcome.Estimate)]);
    }

    /// <summary>Precision, recall, F1 and support of every expression.</summary>
    public static ResultTable Scores(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return ScoresTable.Of($"{About(outcome)}: each expression", outcome.Report);
    }

    /// <summary>Truth against prediction.</summary>
    public static ConfusionMatrixChart Confusion(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Confusion(About(outcome), outcome.Predictions.Matrix);
    }

    /// <summary>Test pictures that were classified wrong, the most confident first, at most one of a clip.</summary>
    /// <param name="result">The training and its test.</param>
    /// <param name="count">How many at the most.</param>
    public static PictureGrid Mistakes(WithinDataSetResult result, int count = 12)
    {
        ArgumentNullException.ThrowIfNull(result);
        Predictions p = result.Outcome.Predictions;
        Manifest manifest = result.Pictures.Manifest;
        PictureTensors test = result.TestPictures;
        int[] wrong = [.. Enumerable.Range(0, p.Count).Where(i => p.Truth[i] != p.Predicted[i])
            .OrderByDescending(i => p.Probabilities[i, p.Predicted[i]])
            .DistinctBy(i => (p.Subjects[i], p.Clips[i] ?? result.Outcome.Paths[i]))];
        int all = p.Count - p.Matrix.Correct;
        return new PictureGrid
        {
            Title = wrong.Length == 0
                ? $"{manifest.Name}: no mistakes on the test split"
                : $"{manifest.Name}: {Math.Min(count, wrong.Length)} of {all} mistakes, the most confident first",
            Columns = 4,
            Pictures = [.. wrong.Take(count).Select(i => new GridPicture(
                Thumbnail(manifest, test.SampleOf(i)),
                string.Create(CultureInfo.InvariantCulture, $"says {p.Labels[p.Predicted[i]]} ({100 * p.Probabilities[i, p.Predicted[i]]:0}\u00a0%), is {p.Labels[p.Truth[i]]}")))],
        };
    }

    /// <summary>What the test says, in sentences.</summary>
    public static Words InWords(WithinDataSetResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Outcome outcome = result.Outcome;
        AccuracyEstimate a = outcome.Estimate;
        ClassScores[] scored = [.. outcome.Report.PerClass.Where(c => c.Support > 0).OrderByDescending(c => c.Recall)];
        List<string> words =
        [
            $"The network was right on {a.Correct} of {a.Count} test pictures ({Percent(a.Accuracy)}; protocol {ProtocolName.Of(outcome.Protocol)}; 95 % intervals {a.Clustered} clustered, {a.Wilson} over pictures). "
                + $"Guessing gives {Percent(a.Chance)}. Verdict: {a.Verdict}. The figure {a.SpeaksFor}.",
        ];
        if (a.IsOneAnswer)
            words.Add("It gave every picture the same answer, so the figure says nothing about faces. Train longer, or on more pictures.");
        else if (a.Verdict == "above chance" && a.MajorityVerdict != "above majority")
            words.Add($"Always giving the most frequent answer would get {Percent(a.Majority)}: the network is not shown to be better than that.");
        if (scored.Length > 1)
        {
            words.Add(scored[0].Recall == scored[^1].Recall
                ? $"Every expression was found equally often ({Percent(scored[0].Recall)})."
                : $"Found most often: {scored[0].Label} ({FoundOf(scored[0])}). Found least often: {scored[^1].Label} ({FoundOf(scored[^1])}).");
        }

        words.AddRange(FewFaces(result));
        if (IsWithoutColor(result.Pictures))
            words.Add("No colour: red, green and blue are equal on every picture, so all channels hold the same picture and there is nothing to compare between them.");
        if (!ProtocolName.KeepsSubjectsApart(outcome.Protocol))
        {
            words.Add($"Protocol {ProtocolName.Of(outcome.Protocol)}. Faces of the test {(outcome.Estimate.Subjects == 0 ? "may have been" : "were")} in the training split too, so this is not an accuracy on new people."
                + (outcome.IsPractice && !ProtocolName.KeepsClipsApart(outcome.Protocol) ? " In practice data this leakage is there by construction: a clip's frames are nearly the same picture." : ""));
        }

        if (outcome.IsPractice)
            words.Add("Practice data: rendered faces. The number says that the pipeline works, and nothing about the published data set.");
        return new Words(words);
    }

    private static string FoundOf(ClassScores scores) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(scores.Recall * scores.Support):0} of {scores.Support}");

    /// <summary>With few subjects in validation and test, the two accuracies are those of a few faces each, and may differ widely.</summary>
    private static IEnumerable<string> FewFaces(WithinDataSetResult result)
    {
        int validation = result.Split.Validation.Select(i => result.Pictures.Manifest.Samples[i].Subject).Distinct().Count();
        int test = result.Outcome.Estimate.Subjects;
        if (!ProtocolName.KeepsSubjectsApart(result.Outcome.Protocol) || test == 0 || test >= AccuracyEstimate.FewestSubjects
            || result.Model.History?.Kept is not { } kept || double.IsNaN(kept.ValidationAccuracy))
        {
            yield break;
        }

        yield return $"Validation at the kept epoch: {Percent(kept.ValidationAccuracy)} ({Faces(validation)}); test: {Percent(result.Outcome.Estimate.Accuracy)} ({Faces(test)}). "
            + "Each is the accuracy on the faces it happens to hold; how well a network does on one face says little about the next. "
            + "Testing every subject once, by folds, gives the steadier figure.";
    }

    private static string Faces(int subjects) => subjects == 1 ? "one subject" : $"{subjects} subjects";

    // Asked for a color of pictures that have none.
    private static bool IsWithoutColor(PictureTensors pictures) => pictures.IsColorless && pictures.Channels != InputChannels.Intensity;

    private static ConfusionMatrixChart Confusion(string title, ConfusionMatrix matrix) =>
        ConfusionMatrixChart.FromCounts(title, matrix.Labels, matrix.Counts());

    private static IReadOnlyList<EpochRecord> EpochsOf(TrainedModel model) => model.History?.Epochs
        ?? throw new ArgumentException("The model was loaded from a file and has no history. Train it here to see its curves.", nameof(model));

    private static LineMarker? MarkerOf(TrainedModel model) =>
        model.History is { KeptEpoch: > 0 } history ? new LineMarker(history.KeptEpoch, $"kept: epoch {history.KeptEpoch}") : null;
}
