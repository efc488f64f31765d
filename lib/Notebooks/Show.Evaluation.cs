using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <summary>An accuracy from all sides: other metrics, groups of people, other methods.</summary>
public static partial class Show
{
    /// <summary>Every metric of an outcome.</summary>
    public static ResultTable Metrics(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return MetricsTable.Of($"Metrics on {About(outcome)}", [(outcome.TrainedOn.Name, outcome.Predictions)]);
    }

    /// <summary>The accuracies of methods on one test part, each with its intervals.</summary>
    /// <param name="results">A result a method.</param>
    public static ResultTable Methods(IReadOnlyList<PooledResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return AccuracyTable.Of($"Methods on {About(results[0].Outcome)}", [.. results.Select(result => (result.Job.Method, result.Outcome.Estimate))]);
    }

    /// <summary>The paper's network against each other method on the same pictures.</summary>
    /// <param name="results">A result a method, the paper's network among them.</param>
    /// <param name="seed">Seed of intervals and flips.</param>
    public static object MethodPairs(IReadOnlyList<PooledResult> results, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(results);
        return ResultComparisons.Methods(results, seed) is [var pairs, ..]
            ? ComparisonTable.Of($"{ComparedMethods.PapersNetwork} against the others on {About(results[0].Outcome)}", pairs)
            : new Words([$"Nothing to compare: expected the {ComparedMethods.PapersNetwork} and another method. Name both in Methods."]);
    }

    /// <summary>An outcome by groups of its pictures, a table a slicing, or a sentence that there are none.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="manifest">Its data set.</param>
    /// <param name="seed">Seed of the intervals.</param>
    public static object Slices(Outcome outcome, Manifest manifest, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ResultTable[] tables = [.. Experiments.Slices.Of(outcome, manifest, seed).Select(slicing => SliceTable.Of(About(outcome), slicing.By, slicing.Report))];
        return tables.Length > 0 ? new ResultTables(tables) : new Words([$"{outcome.TestedOn.Name} says nothing of its pictures by which they could be grouped."]);
    }

    /// <summary>How often answers are right by their confidence, before and after a temperature that was fitted on the validation part.</summary>
    /// <param name="outcome">The test.</param>
    /// <param name="temperature">The temperature; null where there is no validation part. One at a bound of its range is not shown, because it was not found.</param>
    public static FigureGallery Calibrations(Outcome outcome, TemperatureScaling? temperature)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Figure before = Reliability($"As trained, on {About(outcome)}", Calibration.Of(outcome.Predictions));
        return temperature is null or { IsAtBound: true } ? new FigureGallery([before])
            : new FigureGallery([before, Reliability($"With temperature {Temperature(temperature)}, on {About(outcome)}", Calibration.Of(temperature.Apply(outcome.Predictions)))]);
    }

    /// <summary>What a temperature does to the calibration of a test, in a sentence.</summary>
    /// <param name="outcome">The test.</param>
    /// <param name="temperature">The temperature; null where there is no validation part.</param>
    public static Words TemperatureInWords(Outcome outcome, TemperatureScaling? temperature)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (temperature is null)
            return new Words(["There is no validation part, or too small a one, so no temperature can be fitted."]);
        if (temperature.IsAtBound)
        {
            return new Words([$"The fit ran to the end of its range ({Temperature(temperature)}) and is not used: on the validation part "
                + $"{(temperature.Temperature < 1 ? "every answer was right, or nearly, so that being ever surer looked best" : "answers had nothing to do with the pictures, so that knowing nothing looked best")}. "
                + "Such a validation part is too easy, too hard or too small to say how sure the network may be."]);
        }

        double before = Calibration.Of(outcome.Predictions).ExpectedError, after = Calibration.Of(temperature.Apply(outcome.Predictions)).ExpectedError;
        return new Words([$"Temperature {Temperature(temperature)}, fitted on the validation part, makes the network {(temperature.Temperature > 1 ? "more modest" : "surer")}. "
            + $"The expected calibration error of the test goes from {Percent(before)} to {Percent(after)}."]);
    }

    private static string Temperature(TemperatureScaling temperature) => temperature.Temperature.ToString("0.00", CultureInfo.InvariantCulture);
}
