namespace FerLib.Evaluation;

/// <summary>Accuracy, balanced accuracy, macro and weighted F1, kappa, Matthews' correlation and the scores of every class.</summary>
/// <remarks>
/// Undefined values are NaN and are left out of means: a class without pictures has no recall (so it does not count in the balanced
/// accuracy), and no F1 unless some picture was given it (then F1 is 0 and counts). scikit-learn writes 0 for an undefined precision; here it
/// is NaN, because "never predicted" is not "always wrong". Source of the definitions: scikit-learn user guide, section 3.4.
/// </remarks>
public sealed class ClassificationReport
{
    private ClassificationReport(ConfusionMatrix matrix)
    {
        Matrix = matrix;
        PerClass = [.. Enumerable.Range(0, matrix.Labels.Count).Select(i => ScoresOf(matrix, i))];
        Accuracy = Share(matrix.Correct, matrix.Total);
        BalancedAccuracy = MeanOfDefined(PerClass.Select(scores => scores.Recall));
        MacroF1 = MeanOfDefined(PerClass.Select(scores => scores.F1));
        WeightedF1 = WeightedF1Of(matrix.Total);
        Kappa = KappaOf(matrix);
        MatthewsCorrelation = Evaluation.MatthewsCorrelation.Of(matrix);
    }

    /// <summary>What the scores are computed from.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>Share of the pictures classified right, 0..1; NaN without pictures.</summary>
    public double Accuracy { get; }

    /// <summary>Mean recall of the classes that have pictures, 0..1; NaN without pictures.</summary>
    public double BalancedAccuracy { get; }

    /// <summary>Mean F1 of the classes for which it is defined, 0..1; NaN without pictures.</summary>
    public double MacroF1 { get; }

    /// <summary>Mean F1 weighted by the pictures of each class, 0..1; a class without pictures weighs nothing. NaN without pictures.</summary>
    public double WeightedF1 { get; }

    /// <summary>
    /// Cohen's kappa, -1..1: the share of what blind guessing leaves open that was got right. 0 for answers that have nothing to do with
    /// the pictures, 1 when all are right; NaN without pictures, and when all pictures show one class and all answers are that class.
    /// </summary>
    /// <remarks>
    /// (po - pe) / (1 - pe), with po the accuracy and pe the sum over the classes of the share of pictures that show one times the share of
    /// answers that give it. Source: Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
    /// (1960).
    /// </remarks>
    public double Kappa { get; }

    /// <summary>Matthews' correlation for any number of classes, at most 1; see <see cref="Evaluation.MatthewsCorrelation"/> for its undefined cases.</summary>
    public double MatthewsCorrelation { get; }

    /// <summary>The scores of each class, in the order of the matrix.</summary>
    public IReadOnlyList<ClassScores> PerClass { get; }

    /// <summary>Computes the report from the counts.</summary>
    public static ClassificationReport Of(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new ClassificationReport(matrix);
    }

    private static ClassScores ScoresOf(ConfusionMatrix matrix, int i)
    {
        int hits = matrix[i, i];
        int support = matrix.RowTotal(i);
        int given = matrix.ColumnTotal(i);
        // 2 TP + FP + FN is the row total and the column total together.
        return new ClassScores(matrix.Labels[i], Share(hits, given), Share(hits, support), Share(2 * hits, support + given), support);
    }

    private double WeightedF1Of(int pictures) =>
        pictures == 0 ? double.NaN : PerClass.Where(scores => scores.Support > 0).Sum(scores => scores.Support * scores.F1) / pictures;

    private static double KappaOf(ConfusionMatrix matrix)
    {
        long all = (long)matrix.Total * matrix.Total;
        long byChance = Enumerable.Range(0, matrix.Labels.Count).Sum(i => (long)matrix.RowTotal(i) * matrix.ColumnTotal(i));
        return all == byChance ? double.NaN : (double)(((long)matrix.Total * matrix.Correct) - byChance) / (all - byChance);
    }

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;

    private static double MeanOfDefined(IEnumerable<double> values) =>
        values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
}
