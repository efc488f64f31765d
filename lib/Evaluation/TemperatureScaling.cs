using System.Globalization;

namespace FerLib.Evaluation;

/// <summary>One number that makes a network's confidence believable: its logits are divided by a temperature before the softmax.</summary>
/// <remarks>
/// The temperature T minimizes the mean negative log-likelihood of softmax(z / T) on validation pictures. In a = 1 / T that is convex with the
/// derivative mean(sum_j p_j z_j - z_y), which never falls, so that its sign change is found by bisection (of ln a) wherever one starts. T is held
/// within <see cref="Least"/>..<see cref="Most"/>: a network that is right throughout would have T = 0, one that knows nothing T without end.
/// T above 1 takes confidence away. Answers, and so the accuracy, stay as they are. Source: Guo, Pleiss, Sun and Weinberger, "On calibration
/// of modern neural networks", ICML 2017, section 4.2. Fit it on the validation split, never on the test split.
/// </remarks>
public sealed partial class TemperatureScaling
{
    /// <summary>The least temperature.</summary>
    public const double Least = 0.05;

    /// <summary>The greatest temperature.</summary>
    public const double Most = 20;

    /// <summary>With fewer pictures than this, nothing is fitted.</summary>
    public const int FewestPictures = 20;

    // Each halves a range of ln 400 = 6; 60 leave 5e-18, below the rounding of ln a.
    private const int Halvings = 60;

    private TemperatureScaling(double temperature, double before, double after)
    {
        Temperature = temperature;
        LossBefore = before;
        LossAfter = after;
    }

    /// <summary>The temperature, 0.05..20; 1 leaves everything as it is.</summary>
    public double Temperature { get; }

    /// <summary>The mean negative log-likelihood on the validation pictures at temperature 1, in nats.</summary>
    public double LossBefore { get; }

    /// <summary>The same at <see cref="Temperature"/>; never more.</summary>
    public double LossAfter { get; }

    /// <summary>Whether the best temperature lies at or beyond a bound; then it says little.</summary>
    public bool IsAtBound => Temperature is Least or Most;

    /// <summary>Fits the temperature.</summary>
    /// <param name="truth">True class of each validation picture, 0..classes-1.</param>
    /// <param name="logits">(N, classes): logits, or natural logarithms of probabilities, which differ from logits by a constant a row.</param>
    /// <exception cref="ArgumentException">
    /// The logits do not fit the truth or are not finite; there are fewer than <see cref="FewestPictures"/> pictures, or they show one class.
    /// </exception>
    public static TemperatureScaling Fit(IReadOnlyList<int> truth, float[,] logits)
    {
        CheckFinite(truth, logits);
        int shown = truth.Distinct().Count();
        if (truth.Count < FewestPictures || shown < 2)
        {
            throw new ArgumentException(
                $"A temperature is fitted to at least {FewestPictures} validation pictures of at least 2 classes, got {truth.Count} of {shown}. Hold out more pictures.",
                nameof(truth));
        }

        double coldest = 1 / Most, hottest = 1 / Least;
        double temperature = SlopeOf(truth, logits, hottest) <= 0 ? Least
            : SlopeOf(truth, logits, coldest) >= 0 ? Most
            : 1 / Bisect(truth, logits, Math.Log(coldest), Math.Log(hottest));
        (double before, double after) = (LossOf(truth, logits, 1), LossOf(truth, logits, 1 / temperature));
        // Where the loss is flat to the last bit, as with equal logits, 1 is as good and changes nothing.
        return after < before ? new TemperatureScaling(temperature, before, after) : new TemperatureScaling(1, before, before);
    }

    /// <summary>Whether there are pictures enough, of two classes or more, to fit a temperature to.</summary>
    /// <param name="validation">Predictions of the validation split.</param>
    public static bool CanFit(Predictions validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        return validation.Count >= FewestPictures && validation.Truth.Distinct().Skip(1).Any();
    }

    /// <summary>Fits the temperature to the logarithms of predictions' probabilities.</summary>
    /// <param name="validation">Predictions of the validation split. A probability below <see cref="LeastProbability"/> counts as that much.</param>
    /// <exception cref="ArgumentException">The probabilities are none; there are too few pictures, or they show one class.</exception>
    public static TemperatureScaling Fit(Predictions validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        ScoreRows.CheckProbabilities(validation.Truth, validation.Probabilities);
        return Fit(validation.Truth, Logarithms(validation.Probabilities));
    }

    private static double Bisect(IReadOnlyList<int> truth, float[,] logits, double low, double high)
    {
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            if (SlopeOf(truth, logits, Math.Exp(middle)) < 0)
                low = middle;
            else
                high = middle;
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>The derivative of the loss by a = 1 / T.</summary>
    private static double SlopeOf(IReadOnlyList<int> truth, float[,] logits, double a)
    {
        double slope = 0;
        for (int i = 0; i < truth.Count; i++)
        {
            double greatest = Greatest(logits, i), sum = 0, weighted = 0;
            for (int j = 0; j < logits.GetLength(1); j++)
            {
                double distance = logits[i, j] - greatest;
                double weight = Math.Exp(a * distance);
                sum += weight;
                weighted += weight * distance;
            }

            slope += (weighted / sum) - (logits[i, truth[i]] - greatest);
        }

        return slope / truth.Count;
    }

    private static double LossOf(IReadOnlyList<int> truth, float[,] logits, double a)
    {
        double loss = 0;
        for (int i = 0; i < truth.Count; i++)
        {
            double greatest = Greatest(logits, i), sum = 0;
            for (int j = 0; j < logits.GetLength(1); j++)
                sum += Math.Exp(a * (logits[i, j] - greatest));
            loss += Math.Log(sum) - (a * (logits[i, truth[i]] - greatest));
        }

        return loss / truth.Count;
    }

    private static double Greatest(float[,] logits, int row)
    {
        double greatest = logits[row, 0];
        for (int j = 1; j < logits.GetLength(1); j++)
            greatest = Math.Max(greatest, logits[row, j]);
        return greatest;
    }

    private static void CheckFinite(IReadOnlyList<int> truth, float[,] logits)
    {
        ScoreRows.CheckScores(truth, logits);
        foreach (float logit in logits)
        {
            if (!float.IsFinite(logit))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A logit is {logit}, expected finite numbers."), nameof(logits));
        }
    }
}
