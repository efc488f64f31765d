using FerLib.Datasets;
using FerLib.Reports;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class LeakageTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_TwoProtocols_HasARowEachAndSaysHowPicturesWereCompared()
    {
        Manifest manifest = Pictures();
        NearDuplicates duplicates = NearDuplicates.Find(
            PictureFingerprints.Of(manifest, token: TestContext.Current.CancellationToken), token: TestContext.Current.CancellationToken);
        LeakageAudit random = LeakageAudit.Of(manifest, Split(SplitProtocol.PaperRandom, [0, 2], [4], [1, 3]), duplicates);
        LeakageAudit apart = LeakageAudit.Of(manifest, Split(SplitProtocol.SubjectIndependent, [0, 1], [4], [2, 3]), duplicates);
        ResultTable table = LeakageTable.Of(random, apart);
        Assert.Equal("made-up: what the parts of splits have in common", table.Title);
        Assert.Equal(["paper: random", "2", "not known", "2", "2 of 2", random.Verdict], table.Rows[0]);
        Assert.Equal(["subject-independent", "0", "not known", "0", "0 of 2", apart.Verdict], table.Rows[1]);
        Assert.Equal(
            [
                "2 near-duplicate pairs (2 as alike as copies) among 5 pictures. Cropped, mirrored and turned copies are not looked for.",
                "1 near-duplicate pair has two labels (1 as alike as copies of one picture).",
            ],
            table.Notes);
        Assert.Contains("2 of 2", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FoldsWithoutPictures_AreNumberedAndNotCompared()
    {
        Manifest manifest = Pictures();
        ResultTable table = LeakageTable.Of(
            LeakageAudit.Of(manifest, Split(SplitProtocol.GroupKFold, [0, 1], [4], [2, 3])),
            LeakageAudit.Of(manifest, Split(SplitProtocol.GroupKFold, [2, 3], [4], [0, 1])));
        Assert.Equal(["group k-fold, 1 of 2", "group k-fold, 2 of 2"], table.Rows.Select(row => row[0]));
        Assert.All(table.Rows, row => Assert.Equal(["not compared", "not compared"], row.Skip(3).Take(2)));
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Of_TwoDataSetsOneOfThemPractice_NamesThemAndSaysSo()
    {
        Manifest manifest = Pictures();
        var practice = new Manifest("practice made-up", manifest.Root, true, manifest.Samples.Skip(1), []);
        ResultTable table = LeakageTable.Of(
            LeakageAudit.Of(manifest, Split(SplitProtocol.Official, [0, 1], [], [2])), LeakageAudit.Of(practice, Split(SplitProtocol.Official, [0], [], [1])));
        Assert.Equal([["made-up", "official"], ["practice made-up", "official"]], table.Rows.Select(row => row.Take(2)));
        Assert.StartsWith("practice made-up: Practice data", Assert.Single(table.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CopiesUnderTwoSubjects_NamesThem()
    {
        Manifest manifest = CopiesInAFolder.Make(_folder.Path, (1, "anger", "b", null), (1, "anger", "a", null), (2, "fear", "c", null));
        NearDuplicates duplicates = NearDuplicates.Find(
            PictureFingerprints.Of(manifest, token: TestContext.Current.CancellationToken), token: TestContext.Current.CancellationToken);
        ResultTable table = LeakageTable.Of(LeakageAudit.Of(manifest, Split(SplitProtocol.Official, [0, 1], [], [2]), duplicates));
        Assert.Contains("1 near-duplicate pair has two subjects (1 as alike as copies of one picture): a and b.", table.Notes);
    }

    [Fact]
    public void Of_NoAudit_Throws() => Assert.Throws<ArgumentException>(() => LeakageTable.Of());

    private static Split Split(SplitProtocol protocol, int[] training, int[] validation, int[] test) =>
        LeakageAuditTests.Split(training, validation, test) with { Protocol = protocol };

    private Manifest Pictures() => CopiesInAFolder.Make(_folder.Path,
        (1, "anger", "a", null), (1, "anger", "a", null), (2, "fear", "b", null), (2, "anger", "b", null), (3, "fear", "c", null));
}
