namespace FerLib.Training;

/// <summary>How the step size changes over a training.</summary>
public enum LearningRateSchedule
{
    /// <summary>The same rate throughout.</summary>
    Constant,

    /// <summary>Half a cosine from the rate down to 0.</summary>
    Cosine,

    /// <summary>
    /// A linear rise over the first quarter from a twenty-fifth of the rate, then half a cosine down to 0. Source: Smith and Topin,
    /// "Super-convergence", 2018, with the shape that is common since.
    /// </summary>
    OneCycle,
}
