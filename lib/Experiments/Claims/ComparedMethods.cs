namespace FerLib.Experiments.Claims;

/// <summary>The methods of this workbook that stand beside the paper's Table 3, all to be run on the same split.</summary>
public static class ComparedMethods
{
    /// <summary>The paper's network, in the reading that trains.</summary>
    public const string PapersNetwork = "17-layer CNN";

    /// <summary>Always the most frequent expression of the training part.</summary>
    public const string Majority = "majority";

    /// <summary>Logistic regression on the pixels.</summary>
    public const string LogisticRegression = "logistic regression on pixels";

    /// <summary>Local binary patterns with a linear classifier.</summary>
    public const string LocalBinaryPatterns = "local binary patterns with a linear classifier";

    /// <summary>A shallow CNN.</summary>
    public const string ShallowNetwork = "shallow CNN";

    /// <summary>All of them, the simplest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Majority, LogisticRegression, LocalBinaryPatterns, ShallowNetwork, PapersNetwork];
}
