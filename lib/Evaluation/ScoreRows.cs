using System.Globalization;

namespace FerLib.Evaluation;

/// <summary>What every metric of scores asks of its input: a row a picture, a column a class, a true class for each row.</summary>
internal static class ScoreRows
{
    // Probabilities that were rounded to two digits still pass; logits, or independent yes-or-no scores, do not.
    private const double SumTolerance = 0.05;

    /// <summary>Refuses scores that do not fit the true classes, or that are no numbers.</summary>
    /// <exception cref="ArgumentException">The shapes differ, there is no class, a true class is out of range, or a score is NaN.</exception>
    public static void CheckScores(IReadOnlyList<int> truth, float[,] scores)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(scores);
        (int pictures, int classes) = (scores.GetLength(0), scores.GetLength(1));
        if (pictures != truth.Count || classes == 0)
        {
            throw new ArgumentException(
                $"The scores are ({pictures}, {classes}), expected ({truth.Count}, classes) with one class at least: one row a picture, one column a class.",
                nameof(scores));
        }

        for (int i = 0; i < pictures; i++)
        {
            if (truth[i] < 0 || truth[i] >= classes)
                throw new ArgumentException($"Picture {i}: the true class is {truth[i]}, expected 0..{classes - 1}.", nameof(truth));
            for (int j = 0; j < classes; j++)
            {
                if (float.IsNaN(scores[i, j]))
                    throw new ArgumentException($"Picture {i}: the score of class {j} is not a number; the training has diverged.", nameof(scores));
            }
        }
    }

    /// <summary>Refuses also what are no probabilities.</summary>
    /// <exception cref="ArgumentException">As <see cref="CheckScores"/>; or a value is not in 0..1, or a row does not add up to 1.</exception>
    public static void CheckProbabilities(IReadOnlyList<int> truth, float[,] probabilities)
    {
        CheckScores(truth, probabilities);
        for (int i = 0; i < probabilities.GetLength(0); i++)
        {
            double sum = 0;
            for (int j = 0; j < probabilities.GetLength(1); j++)
            {
                if (probabilities[i, j] is < 0 or > 1)
                    throw new ArgumentException(Wrong(i, $"the probability of class {j} is {probabilities[i, j]}, expected 0..1"), nameof(probabilities));
                sum += probabilities[i, j];
            }

            if (Math.Abs(sum - 1) > SumTolerance)
                throw new ArgumentException(Wrong(i, $"the probabilities add up to {sum}, expected 1"), nameof(probabilities));
        }
    }

    private static string Wrong(int picture, FormattableString what) => string.Create(
        CultureInfo.InvariantCulture, $"Picture {picture}: {what.ToString(CultureInfo.InvariantCulture)}. Softmax makes logits probabilities.");
}
