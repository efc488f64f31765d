namespace FerLib.Evaluation;

/// <summary>Matthews' correlation of truth and answers for any number of classes (Gorodkin's R_K).</summary>
/// <remarks>
/// With n pictures, c of them right, t_k pictures of class k and p_k answers k:
/// (c n - sum t_k p_k) / sqrt((n^2 - sum p_k^2) (n^2 - sum t_k^2)). For two classes it is Matthews' phi.
/// Source: J. Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", Computational Biology and
/// Chemistry 28 (2004), as scikit-learn's matthews_corrcoef.
/// </remarks>
public static class MatthewsCorrelation
{
    /// <summary>The correlation, at most 1: all right. 0: the answers have nothing to do with the pictures. The least is -1 for two classes, and above it for more.</summary>
    /// <returns>
    /// 0 too where only the truth, or only the answers, are all one class (0 / 0: a constant goes along with nothing). NaN, as for
    /// <see cref="ClassificationReport.Kappa"/>, without pictures and when all pictures show one class and all answers are that class;
    /// there scikit-learn writes 0.
    /// </returns>
    /// <param name="matrix">Truth against answers.</param>
    public static double Of(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Int128 all = (Int128)matrix.Total * matrix.Total;
        Int128 both = 0, truths = 0, answers = 0;
        for (int k = 0; k < matrix.Labels.Count; k++)
        {
            (long row, long column) = (matrix.RowTotal(k), matrix.ColumnTotal(k));
            both += row * column;
            truths += row * row;
            answers += column * column;
        }

        if (all == both)
            return double.NaN;
        if (truths == all || answers == all)
            return 0;
        // Two roots, since the product of fourth powers of n need not fit.
        return (double)(((Int128)matrix.Correct * matrix.Total) - both) / (Math.Sqrt((double)(all - truths)) * Math.Sqrt((double)(all - answers)));
    }
}
