using System.Globalization;
using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation.Reference;

/// <summary>Every metric against scikit-learn's values that sklearn_metrics.py wrote.</summary>
public sealed class SklearnMetricsTests
{
    // Both compute in double precision and differ in the order of their sums. The log-loss is up to 36 nats, a sum of logarithms that are
    // each right to a last bit: its tolerance grows with its size above 1.
    private const double Tolerance = 1e-12;

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(
        RepositoryRoot.Folder, "tests", "Evaluation", "Reference", "sklearn_metrics.txt"));

    private static readonly Case[] Cases = [.. Lines.Index().Where(line => line.Item.StartsWith("case ", StringComparison.Ordinal)).Select(line => new Case(line.Index))];

    [Fact]
    public void Cases_OfTheStoredFile_AreTwoHundredOfTenKindsAndSevenNumbersOfClasses()
    {
        Assert.Equal(200, Cases.Length);
        Assert.Equal(10, Cases.DistinctBy(stored => stored.Kind).Count());
        Assert.Equal([2, 3, 4, 5, 6, 7, 8], Cases.Select(stored => stored.Classes).Distinct().Order());
        Assert.Contains(Cases, stored => stored.Truth.Distinct().Count() < stored.Classes);
        Assert.Contains(Cases, stored => stored.Expected["accuracy"][0] == 0);
        Assert.Contains(Cases, stored => stored.Expected["accuracy"][0] == 1);
    }

    [Fact]
    public void ClassificationReport_StoredLabelSets_GivesScikitLearnsValues()
    {
        foreach (Case stored in Cases)
        {
            ClassificationReport report = ClassificationReport.Of(stored.Predictions.Matrix);
            stored.AssertEqual("accuracy", report.Accuracy);
            stored.AssertEqual("balanced", report.BalancedAccuracy);
            stored.AssertEqual("macro-f1", report.MacroF1);
            stored.AssertEqual("weighted-f1", report.WeightedF1);
            stored.AssertEqual("kappa", report.Kappa);
            // Where kappa is undefined, the correlation is too; scikit-learn writes 0.
            if (double.IsNaN(stored.Expected["kappa"][0]))
                Assert.Equal((0, double.NaN), (stored.Expected["matthews"][0], report.MatthewsCorrelation));
            else
                stored.AssertEqual("matthews", report.MatthewsCorrelation);
        }
    }

    [Fact]
    public void ProbabilityReport_StoredLabelSets_GivesScikitLearnsValues()
    {
        foreach (Case stored in Cases)
        {
            ProbabilityReport report = ProbabilityReport.Of(stored.Predictions, bins: 10);
            stored.AssertEqual("top2", report.Top2Accuracy);
            stored.AssertEqual("log-loss", report.LogLoss);
            stored.AssertEqual("brier", report.BrierScore);
            stored.AssertEqual("auc", [.. report.RocAuc.PerClass]);
            if (!double.IsNaN(stored.Expected["auc-macro"][0]))
            {
                stored.AssertEqual("auc-macro", report.RocAuc.Macro);
                stored.AssertEqual("auc-weighted", report.RocAuc.Weighted);
            }

            // scikit-learn leaves out empty bins, and has no curve where all answers are right, or all wrong.
            if (!double.IsNaN(stored.Expected["bin-accuracy"][0]))
            {
                ReliabilityBin[] filled = [.. report.Calibration.Bins.Where(bin => bin.Count > 0)];
                stored.AssertEqual("bin-accuracy", [.. filled.Select(bin => bin.Accuracy)]);
                stored.AssertEqual("bin-confidence", [.. filled.Select(bin => bin.Confidence)]);
            }
        }
    }

    [Fact]
    public void McNemarTest_StoredCounts_GivesSciPysBinomialTest()
    {
        string[] stored = [.. Lines.Where(line => line.StartsWith("mcnemar ", StringComparison.Ordinal))];
        Assert.Equal(13, stored.Length);
        foreach (string line in stored)
        {
            string[] parts = line.Split(' ');
            double expected = double.Parse(parts[3], CultureInfo.InvariantCulture);
            int Count(int place) => int.Parse(parts[place], CultureInfo.InvariantCulture);
            Assert.Equal(expected, McNemarTest.Of(Count(1), Count(2)).PValue, Tolerance);
        }
    }

    private sealed class Case
    {
        private readonly string _header;

        public Case(int line)
        {
            _header = Lines[line];
            string[] header = _header.Split(' ');
            (Kind, Classes) = (header[1], int.Parse(header[2], CultureInfo.InvariantCulture));
            float parts = float.Parse(header[4], CultureInfo.InvariantCulture);
            Truth = [.. Lines[line + 1].Select(digit => digit - '0')];
            float[] numbers = [.. Lines[line + 2].Split(' ').Select(text => float.Parse(text, CultureInfo.InvariantCulture))];
            var probabilities = new float[Truth.Length, Classes];
            for (int i = 0; i < numbers.Length; i++)
                probabilities[i / Classes, i % Classes] = numbers[i] / parts;
            Predictions = RandomScores.PredictionsOf(Truth, probabilities);
            Expected = Lines[line + 3].Split(' ').Select(pair => pair.Split('=')).ToDictionary(
                pair => pair[0],
                pair => pair[1].Split(',').Select(text => text == "nan" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture)).ToArray());
        }

        public string Kind { get; }

        public int Classes { get; }

        public int[] Truth { get; }

        public Predictions Predictions { get; }

        public Dictionary<string, double[]> Expected { get; }

        public void AssertEqual(string metric, params double[] actual)
        {
            double[] expected = Expected[metric];
            bool equal = expected.Length == actual.Length && expected.Zip(actual).All(pair => double.IsNaN(pair.First)
                ? double.IsNaN(pair.Second)
                : Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(1, Math.Abs(pair.First)));
            Assert.True(equal, $"{_header}: {metric} is {string.Join(", ", actual)}, scikit-learn's {string.Join(", ", expected)}.");
        }
    }
}
