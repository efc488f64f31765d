using FerLib.Evaluation;

namespace FerLib.Reports;

/// <summary>What a model is, what it was taught, how it did and on whom, what it is for, and where it must not be believed.</summary>
/// <remarks>
/// Follows M. Mitchell and others, "Model Cards for Model Reporting", FAT* 2019. Everything but the intended use and the limits comes from
/// <see cref="ModelCardFacts"/>; what these do not hold stands under "Not measured".
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial class ModelCard
{
    private ModelCard(string title, bool isPractice, IReadOnlyList<ModelCardSection> sections)
    {
        Title = title;
        IsPractice = isPractice;
        Sections = sections;
    }

    /// <summary>The model, and the data set it was trained on.</summary>
    public string Title { get; }

    /// <summary>Whether it was trained or tested on practice data: the card says so below its title.</summary>
    public bool IsPractice { get; }

    /// <summary>The sections in reading order; every card has the same.</summary>
    public IReadOnlyList<ModelCardSection> Sections { get; }

    /// <summary>Writes the card.</summary>
    /// <param name="facts">What is known and measured.</param>
    /// <exception cref="ArgumentException">The model, its test, or a test on another data set are not of one model; the message says why. The
    /// test's probabilities are none.</exception>
    public static ModelCard Of(ModelCardFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Check(facts);
        string model = facts.Model?.CreateArchitecture().Name ?? "model";
        return new ModelCard(
            $"Model card: {model}, trained on {facts.Outcome.TrainedOn.Name}",
            facts.Outcome.IsPractice || facts.OtherDataSets.Any(other => other.IsPractice),
            [
                ModelOf(facts), TrainingOf(facts), DataOf(facts), TestOf(facts), MetricsOf(facts), ExpressionsOf(facts), CalibrationOf(facts),
                SlicesOf(facts), OtherDataSetsOf(facts), IntendedUse, Limits, NotMeasured(facts),
            ]);
    }

    private static void Check(ModelCardFacts facts)
    {
        Experiments.DataSetFacts taught = facts.Outcome.TrainedOn;
        if (facts.Model is { } model && (model.DataSet != taught.Name || model.ManifestHash != taught.ManifestHash))
        {
            throw new ArgumentException(
                $"The model was trained on {model.DataSet} (manifest {model.ManifestHash}), its test says {taught.Name} (manifest {taught.ManifestHash}). Give the outcome of this model.",
                nameof(facts));
        }

        if (facts.OtherDataSets.FirstOrDefault(other => other.TrainedOn.Name != taught.Name) is { } foreign)
        {
            throw new ArgumentException(
                $"The test on {foreign.TestedOn.Name} is of a network trained on {foreign.TrainedOn.Name}, expected {taught.Name}. Give outcomes of this model only.",
                nameof(facts));
        }
    }

    /// <summary>The interval of a score of answers over the clusters of the test pictures.</summary>
    private static Interval IntervalOf(Predictions predictions, Func<ClassificationReport, double> score, ulong seed) => ClusteredBootstrap.Of(
        drawn => score(ClassificationReport.Of(new ConfusionMatrix(
            predictions.Labels, [.. drawn.Select(i => predictions.Truth[i])], [.. drawn.Select(i => predictions.Predicted[i])]))),
        PictureClusters.Of(predictions).Names, seed);
}
