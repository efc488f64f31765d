using FerLib.Charts;
using FerLib.Evaluation;
using FerLib.Notebooks;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ShowCalibrationTests
{
    [Fact]
    public void Reliability_Calibration_DrawsItsBins()
    {
        Calibration calibration = Calibration.Of([0.25, 0.75, 1], [false, true, true], bins: 2);
        ReliabilityDiagram diagram = Show.Reliability("practice data", calibration);
        Assert.Equal("practice data", diagram.Title);
        Assert.Equal([new(0, 0.5, 1, 0.25, 0), new(0.5, 1, 2, 0.875, 1)], diagram.Bins);
    }
}
