using System.Globalization;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using static FerLib.Reports.TableNumber;

namespace FerLib.Reports;

/// <content>What is known and measured.</content>
public sealed partial class ModelCard
{
    private const string NotKnown = "not known";

    private static ModelCardSection ModelOf(ModelCardFacts facts)
    {
        List<ModelCardLine> lines = [];
        if (facts.Model is { } model)
        {
            LayerTable layers = LayerTable.Of(model.CreateArchitecture(), model.Shape);
            lines.AddRange(
            [
                new("Architecture", layers.Architecture.Name),
                new("Parameters", $"{Whole(layers.Parameters)}; {Whole(layers.MultiplyAdds)} multiply-adds for a picture"),
                new("Input", $"{NameOf(model.Channels)}, (channels, height, width) = {model.Shape}; 0..1, less the training pictures' mean, by their deviation"
                    + (model.AverageFlip ? "; averaged over the picture and its mirror image" : "")),
                new("Labels", string.Join(", ", model.Labels)),
                new("Weights", model.KeptEpoch == 0 ? "of a training that was cancelled in its first epoch" : $"of epoch {Whole(model.KeptEpoch)}"),
                new("Seeds", string.Create(CultureInfo.InvariantCulture, $"training {model.Seed}, split {model.SplitSeed}")),
            ]);
        }
        else
        {
            lines.AddRange(
            [
                new("Architecture", NotKnown),
                new("Labels", string.Join(", ", facts.Outcome.Predictions.Labels)),
                new("Seed", facts.Outcome.Seed.ToString(CultureInfo.InvariantCulture)),
            ]);
        }

        lines.Add(new("Engine", facts.Engines.Count == 0 ? NotKnown : string.Join(", then ", facts.Engines)));
        lines.Add(new("Commit", facts.Commit ?? NotKnown));
        return new("Model", lines, []);
    }

    private static ModelCardSection TrainingOf(ModelCardFacts facts) => new("Training", facts.Recipe.Count == 0 ? [new("Recipe", NotKnown)] : [],
        facts.Recipe.Count == 0 ? [] :
        [
            new ResultTable("How it was trained, and what the paper says of that", [new("setting"), new("here"), new("in the paper")],
                facts.Recipe.Select(line => (string[])[line.Name, line.Value, line.Departs ? $"{line.Paper}; here we depart" : line.Paper])),
        ]);

    private static ModelCardSection DataOf(ModelCardFacts facts)
    {
        DataSetFacts set = facts.Outcome.TrainedOn;
        string parts = facts.Parts is not { } counts ? NotKnown
            : $"{Whole(counts.Training)} train, {Whole(counts.Validation)} validate, {Whole(counts.Test)} test";
        return new("Training data",
        [
            new("Data set", set.IsPractice ? $"{set.Name} (practice data: faces rendered by this workbook, no person is on them)" : set.Name),
            new("Pictures", $"{Whole(set.Pictures)}{(set.IsColorless ? ", no color" : "")}; {Whole(set.Quarantined)} in quarantine"),
            new("Subjects", set.Subjects == 0 && set.Pictures > 0 ? "nothing says who is on the pictures" : Whole(set.Subjects)),
            new("Parts", parts),
            new("Manifest", set.ManifestHash),
        ], []);
    }

    private static ModelCardSection TestOf(ModelCardFacts facts)
    {
        (Outcome outcome, AccuracyEstimate estimate) = (facts.Outcome, facts.Outcome.Estimate);
        return new("Test",
        [
            new("Pictures", $"{Whole(estimate.Count)} of {outcome.TestedOn.Name}{(outcome.TestedOn.IsPractice ? " (practice data)" : "")}"
                + (outcome.LeftOut == 0 ? "" : $"; {Whole(outcome.LeftOut)} left out, because the model does not have their label")),
            new("Protocol", outcome.ProtocolText),
            new("Subjects", estimate.Subjects == 0 ? "nothing says who is on the pictures"
                : $"{Whole(estimate.Subjects)}, {(estimate.SubjectsAreNew ? "none of them trained on" : "trained on as well")}"),
            new("Speaks for", $"the accuracy {estimate.SpeaksFor}"),
            .. estimate.Notes.Select(note => new ModelCardLine("To know", note)),
        ], []);
    }

    private static ModelCardSection MetricsOf(ModelCardFacts facts)
    {
        Outcome outcome = facts.Outcome;
        ClassificationReport report = outcome.Report;
        ModelCardLine Score(string name, double value, Func<ClassificationReport, double> score) => new(name,
            $"{Percent(value)} (clustered 95 %: {IntervalOf(outcome.Predictions, score, outcome.Seed)}; n = {Whole(outcome.Estimate.Count)})");
        return new("Metrics",
        [
            new("Accuracy", outcome.Estimate.ToString()),
            Score("Balanced", report.BalancedAccuracy, one => one.BalancedAccuracy),
            Score("Macro F1", report.MacroF1, one => one.MacroF1),
            new("Seeds", facts.Seeds is { } seeds ? $"single trainings: {seeds}" : "one training: how much another seed would change is not known"),
        ],
        [MetricsTable.Of($"All metrics{Aside(outcome)}", [("test", outcome.Predictions)])]);
    }

    private static ModelCardSection ExpressionsOf(ModelCardFacts facts) =>
        new("Each expression", [], [ScoresTable.Of($"Each expression{Aside(facts.Outcome)}", facts.Outcome.Report)]);

    private static ModelCardSection CalibrationOf(ModelCardFacts facts)
    {
        Calibration before = Calibration.Of(facts.Outcome.Predictions);
        List<ModelCardLine> lines =
        [
            new("As trained", $"confidence {Percent(before.Confidence)}, accuracy {Percent(before.Accuracy)}; expected calibration error (ECE) {Percent(before.ExpectedError)}"),
        ];
        if (facts.Temperature is { } temperature)
        {
            Calibration after = Calibration.Of(temperature.Apply(facts.Outcome.Predictions));
            lines.Add(new("Scaled", string.Create(CultureInfo.InvariantCulture,
                $"temperature {temperature.Temperature:0.00}{(temperature.IsAtBound ? " (at its bound, so it says little)" : "")}, fitted on validation pictures: confidence {Percent(after.Confidence)}, ECE {Percent(after.ExpectedError)}")));
        }

        return new("Calibration", lines, []);
    }

    private static ModelCardSection SlicesOf(ModelCardFacts facts) => new("By group",
        facts.Slices.Count == 0 ? [new("Groups", "not measured: whom it serves worse is not known")] : [],
        [.. facts.Slices.Select(slice => SliceTable.Of($"By {slice.Group}{Aside(facts.Outcome)}", slice.Group, slice.Report))]);

    private static ModelCardSection OtherDataSetsOf(ModelCardFacts facts) => new("On other data sets",
        facts.OtherDataSets.Count == 0 ? [new("Data sets", "not measured: whether it works on other pictures is not known")] : [],
        facts.OtherDataSets.Count == 0 ? [] : [AccuracyTable.Of(
            $"Trained on {facts.Outcome.TrainedOn.Name}, tested on other data sets",
            [.. facts.OtherDataSets.Select(other => (other.IsPractice ? $"{other.TestedOn.Name} (practice data)" : other.TestedOn.Name, other.Estimate))])]);

    private static string Aside(Outcome outcome) => outcome.IsPractice ? " (practice data)" : "";

    private static string NameOf(InputChannels channels) =>
        channels is InputChannels.Irgb or InputChannels.Rgb ? channels.ToString().ToUpperInvariant() : channels.ToString().ToLowerInvariant();

    private static string Whole(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
