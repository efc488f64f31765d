using FerLib.Datasets;
using FerLib.Reports;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class StructureTableTests
{
    [Fact]
    public void Of_SetsOfAllKinds_SaysWhatEachHolds()
    {
        var full = new Manifest("full", "", false,
            Enumerable.Range(0, 7).Select(i => new Sample
            {
                Path = $"{i}",
                Label = "anger",
                Subject = i < 4 ? "a" : "b",
                Clip = i < 6 ? $"c{i / 2}" : null,
                Session = i % 2 == 0 ? "A" : "B",
                Angle = "S",
                Split = "training",
            }), [])
        { Notes = ["Something to know."] };
        var bare = new Manifest("bare", "", true, [new Sample { Path = "x", Label = "anger", Subject = "x" }], []) { NamesSubjects = false };
        ResultTable table = StructureTable.Of([full, bare]);
        Assert.Equal("What hangs together (practice data)", table.Title);
        Assert.Equal(["full", "7", "2", "3 to 4", "3", "2", "A, B", "S", "training"], table.Rows[0]);
        Assert.Equal(["bare", "1", "not said", "-", "not said", "-", "-", "-", "-"], table.Rows[1]);
        Assert.Equal("full: Something to know.", table.Notes[1]);
    }
}
