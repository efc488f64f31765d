using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Notebooks;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ShowAuditTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WorstPairs_LeakingSplit_ShowsTestAboveTrainingAndOnePairOfEachGroupFirst()
    {
        LeakageAudit audit = Audit(training: [0, 1, 3], test: [2, 4]);
        var figure = Assert.IsType<PictureMatrix>(Show.WorstPairs(audit, count: 2));
        Assert.Equal("made-up, paper: random split: near-duplicates in two parts, the most alike first", figure.Title);
        Assert.Equal((2, 2), (figure.Pictures.GetLength(0), figure.Pictures.GetLength(1)));
        Assert.StartsWith("in test\n", figure.Captions![0, 0], StringComparison.Ordinal);
        Assert.StartsWith("in training\n", figure.Captions[1, 0], StringComparison.Ordinal);
        Assert.Matches(@"\ncorrelation (0\.\d|1\.0)\d\d, \d+ bits$", figure.Captions[1, 1]);
        // Of the three pairs across parts two are of the pictures 0, 1 and 2, and one is of 3 and 4.
        string[] above = [.. Enumerable.Range(0, 2).Select(pair => figure.Captions[0, pair].Split('\n')[2])];
        Assert.Equal(["2", "4"], above.Order());
        Assert.StartsWith("2 of 3 pairs.", figure.Note, StringComparison.Ordinal);
        Assert.Contains("in test b, fear 4", figure.ToString(), StringComparison.Ordinal);
        Assert.Contains("<svg", figure.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void WorstPairs_NothingAcross_ShowsTheVerdict()
    {
        LeakageAudit audit = Audit(training: [0, 1, 2], test: [3, 4]);
        Assert.Equal(audit.ToString(), Assert.IsType<Words>(Show.WorstPairs(audit)).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Show.WorstPairs(audit, count: 0));
    }

    [Fact]
    public void LabelConflicts_CopiesUnderTwoLabels_ShowsThemOrSaysThereAreNone()
    {
        LeakageAudit audit = Audit(training: [0, 1, 2], test: [3, 4]);
        var figure = Assert.IsType<PictureMatrix>(Show.LabelConflicts(audit));
        Assert.Equal(1, figure.Pictures.GetLength(1));
        Assert.Equal(["b, anger", "b, fear"], Enumerable.Range(0, 2).Select(row => figure.Captions![row, 0].Split('\n')[1]).Order());
        Manifest one = audit.Manifest.Where(sample => sample.Subject == "a", "b is left out.");
        Assert.Equal("made-up: no near-duplicate pair has two labels.",
            Show.LabelConflicts(LeakageAudit.Of(one, LeakageAuditTests.Split([0], [1], [2]), Find(one))).ToString());
        Assert.Equal("made-up: the pictures were not compared.",
            Show.LabelConflicts(LeakageAudit.Of(one, LeakageAuditTests.Split([0], [1], [2]))).ToString());
    }

    [Fact]
    public void Audit_OneSplit_IsItsTable() => Assert.Single(Show.Audit(Audit(training: [0, 1, 2], test: [3, 4])).Rows);

    private static NearDuplicates Find(Manifest manifest) => NearDuplicates.Find(Workbook.Fingerprints(manifest), token: TestContext.Current.CancellationToken);

    private LeakageAudit Audit(int[] training, int[] test)
    {
        Manifest manifest = CopiesInAFolder.Make(_folder.Path,
            (1, "anger", "a", null), (1, "anger", "a", null), (1, "anger", "a", null), (2, "anger", "b", null), (2, "fear", "b", null));
        return LeakageAudit.Of(manifest, LeakageAuditTests.Split(training, [], test), Find(manifest));
    }
}
