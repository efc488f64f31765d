namespace FerLib.Tests.Datasets.Practice;

/// <summary>Multinomial logistic regression on a handful of numbers: what a shortcut would look like to a network.</summary>
internal static class ShortcutClassifier
{
    private const int Steps = 300;
    private const double Rate = 0.5, Decay = 1e-3;

    /// <summary>The accuracy on groups that were not trained on: every group is left out once.</summary>
    /// <param name="features">(picture, feature).</param>
    /// <param name="labels">Class per picture, from 0.</param>
    /// <param name="groups">Fold per picture, from 0.</param>
    public static double CrossValidated(double[][] features, int[] labels, int[] groups)
    {
        int right = 0;
        for (int group = 0; group <= groups.Max(); group++)
        {
            int[] training = [.. Enumerable.Range(0, labels.Length).Where(i => groups[i] != group)];
            int[] test = [.. Enumerable.Range(0, labels.Length).Where(i => groups[i] == group)];
            (double[] mean, double[] deviation) = Standard(features, training);
            double[][] scaled = [.. features.Select(row => row.Select((x, k) => (x - mean[k]) / deviation[k]).Append(1.0).ToArray())];
            double[][] weights = Fit(scaled, labels, training);
            right += test.Count(i => Scores(weights, scaled[i]).Index().MaxBy(score => score.Item).Index == labels[i]);
        }

        return (double)right / labels.Length;
    }

    private static (double[] Mean, double[] Deviation) Standard(double[][] features, int[] rows)
    {
        int count = features[0].Length;
        double[] mean = new double[count], deviation = new double[count];
        for (int k = 0; k < count; k++)
        {
            mean[k] = rows.Average(i => features[i][k]);
            deviation[k] = Math.Max(1e-9, Math.Sqrt(rows.Average(i => Math.Pow(features[i][k] - mean[k], 2))));
        }

        return (mean, deviation);
    }

    private static double[][] Fit(double[][] features, int[] labels, int[] rows)
    {
        int classes = labels.Max() + 1, inputs = features[0].Length;
        double[][] weights = [.. Enumerable.Range(0, classes).Select(_ => new double[inputs])];
        for (int step = 0; step < Steps; step++)
        {
            double[][] gradient = [.. weights.Select(w => w.Select(x => Decay * x).ToArray())];
            foreach (int i in rows)
            {
                double[] scores = Scores(weights, features[i]);
                double top = scores.Max(), sum = scores.Sum(score => Math.Exp(score - top));
                for (int c = 0; c < classes; c++)
                {
                    double error = (Math.Exp(scores[c] - top) / sum - (labels[i] == c ? 1 : 0)) / rows.Length;
                    for (int k = 0; k < inputs; k++)
                        gradient[c][k] += error * features[i][k];
                }
            }

            for (int c = 0; c < classes; c++)
            {
                for (int k = 0; k < inputs; k++)
                    weights[c][k] -= Rate * gradient[c][k];
            }
        }

        return weights;
    }

    private static double[] Scores(double[][] weights, double[] row)
    {
        var scores = new double[weights.Length];
        for (int c = 0; c < scores.Length; c++)
        {
            for (int k = 0; k < row.Length; k++)
                scores[c] += weights[c][k] * row[k];
        }

        return scores;
    }
}
