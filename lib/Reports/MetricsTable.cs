using System.Globalization;
using FerLib.Evaluation;
using static FerLib.Reports.TableNumber;

namespace FerLib.Reports;

/// <summary>All metrics of one or more models, one below the other.</summary>
public static class MetricsTable
{
    /// <summary>A row a metric and a column a model; what is not defined is a dash.</summary>
    /// <param name="title">What was tested on what; says so when it is practice data.</param>
    /// <param name="models">A name and its predictions.</param>
    /// <exception cref="ArgumentException">There is no model, or probabilities are none.</exception>
    public static ResultTable Of(string title, IReadOnlyList<(string Name, Predictions Predictions)> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0)
            throw new ArgumentException($"The table '{title}' needs the predictions of at least one model.", nameof(models));

        (ClassificationReport Answers, ProbabilityReport Scores)[] reports =
            [.. models.Select(model => (ClassificationReport.Of(model.Predictions.Matrix), ProbabilityReport.Of(model.Predictions)))];
        string[] Row(string name, string best, Func<ClassificationReport, ProbabilityReport, string> text) =>
            [name, best, .. reports.Select(report => text(report.Answers, report.Scores))];
        return new ResultTable(
            title,
            [new("metric"), new("best"), .. models.Select(model => TableColumn.Number(model.Name))],
            [
                Row("pictures", "", (answers, _) => answers.Matrix.Total.ToString("#,0", CultureInfo.InvariantCulture)),
                Row("accuracy", "100 %", (answers, _) => Percent(answers.Accuracy)),
                Row("balanced accuracy", "100 %", (answers, _) => Percent(answers.BalancedAccuracy)),
                Row("macro F1", "100 %", (answers, _) => Percent(answers.MacroF1)),
                Row("weighted F1", "100 %", (answers, _) => Percent(answers.WeightedF1)),
                Row("Cohen's kappa", "1", (answers, _) => Number(answers.Kappa)),
                Row("Matthews' correlation", "1", (answers, _) => Number(answers.MatthewsCorrelation)),
                Row("top-2 accuracy", "100 %", (_, scores) => Percent(scores.Top2Accuracy)),
                Row("ROC AUC, macro", "1", (_, scores) => Number(scores.RocAuc.Macro)),
                Row("ROC AUC, weighted", "1", (_, scores) => Number(scores.RocAuc.Weighted)),
                Row("log-loss", "0", (_, scores) => Number(scores.LogLoss)),
                Row("Brier score", "0", (_, scores) => Number(scores.BrierScore)),
                Row("calibration error (ECE)", "0 %", (_, scores) => Percent(scores.Calibration.ExpectedError)),
            ])
        {
            Notes =
            [
                "Balanced accuracy: mean recall of the expressions. F1 is averaged over them, evenly or by their pictures. Kappa and Matthews' correlation "
                    + "are 0 for answers that have nothing to do with the pictures. Top-2: the right one is among the two most probable. ROC AUC: the chance "
                    + "that a picture of an expression gets a higher probability for it than another picture; 0.5 knows nothing. Log-loss in nats; Brier "
                    + "score 0 to 2. ECE: how far confidence and accuracy are apart. A dash: not defined, for want of pictures.",
            ],
        };
    }

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
