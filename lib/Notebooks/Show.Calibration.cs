using FerLib.Charts;
using FerLib.Evaluation;

namespace FerLib.Notebooks;

/// <summary>Whether confidence can be believed.</summary>
public static partial class Show
{
    /// <summary>How often answers are right, by the confidence they were given with.</summary>
    /// <param name="title">What was tested on what; says so when it is practice data.</param>
    /// <param name="calibration">The bins.</param>
    public static ReliabilityDiagram Reliability(string title, Calibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        return new ReliabilityDiagram
        {
            Title = title,
            Bins = [.. calibration.Bins.Select(bin => new ReliabilityBar(bin.Low, bin.High, bin.Count, bin.Confidence, bin.Accuracy))],
        };
    }
}
