using FerLib.Charts;

namespace FerLib.Tests.Charts;

/// <summary>Reliability diagrams.</summary>
public static partial class SampleFigures
{
    private static (string Name, Figure Figure)[] Reliabilities() =>
    [
        ("reliability-sure", new ReliabilityDiagram
        {
            Title = "Surer than right: practice data (jaffe), split by subject",
            Bins = [.. Enumerable.Range(0, 15).Select(b => b < 3
                ? new ReliabilityBar(b / 15.0, (b + 1) / 15.0, 0, double.NaN, double.NaN)
                : new ReliabilityBar(b / 15.0, (b + 1) / 15.0, 3 * b * (b - 2), (b + 0.55) / 15, (b - 2) / 15.0))],
            Note = "Practice data: rendered faces, not the published set.",
        }),
        ("reliability-none", new ReliabilityDiagram { Title = "Nothing tested", Bins = [] }),
        ("reliability-hostile", new ReliabilityDiagram
        {
            Title = Hostile,
            Bins = [new(0, 0.5, 1, 0, 0), new(0.5, 1, 123456789, 1, 1)],
            Note = Hostile,
        }),
    ];
}
