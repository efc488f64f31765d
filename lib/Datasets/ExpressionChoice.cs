namespace FerLib.Datasets;

/// <summary>Which expressions of a data set are used.</summary>
public enum ExpressionChoice
{
    /// <summary>All that it labels, contempt and unknown names too.</summary>
    All,

    /// <summary>The six basic ones and neutral: <see cref="Expressions.All"/>.</summary>
    Seven,

    /// <summary>The six basic ones, without neutral.</summary>
    Six,
}
