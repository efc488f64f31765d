using FerLib.Experiments;
using FerLib.Experiments.Jobs;
using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Experiments.Jobs;
using FerLib.Tests.Training;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>Numbers of records say where they come from.</summary>
public sealed class ShowJobsTests
{
    private static readonly DataSetFacts Practice = MadeUpResult.Set("practice FERG", isPractice: true);

    [Fact]
    public void Records_OfThisRunAndBefore_SayCommitDataAndWhen()
    {
        JobResult now = MadeUpResult.Of(MadeUpResult.Job() with { Name = "grey" }, MadeUpResult.Set("jaffe"), i => i % 4 != 0) with { IsNew = true, Commit = SourceRevision.Current };
        JobResult before = MadeUpResult.Of(MadeUpResult.Job(NetworkInput.Green) with { Name = "green", Seed = 3 }, Practice, _ => true);
        ResultTable table = Show.Records([now, before, now]);
        Assert.Equal(
            [
                ["grey", "75.0 %", "60", "1", SourceRevision.Current, "jaffe hash of ", now.Source, "now"],
                ["green", "100.0 %", "60", "3", "0123456789ab", "practice FERG hash of ", before.Source, "before"],
            ],
            table.Rows.Select(row => row.ToArray()));
        // A name that does not say it is followed by what does.
        JobResult unnamed = MadeUpResult.Of(MadeUpResult.Job(), MadeUpResult.Set("ferg", isPractice: true), _ => true);
        Assert.Equal("ferg hash of  (practice data)", Show.Records([unnamed]).Rows[0][5]);
        Assert.EndsWith("than this one (" + SourceRevision.Current + "): 0123456789ab.", table.Notes[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(Show.Records([now]).Notes, note => note.Contains("another version", StringComparison.Ordinal));
    }

    [Fact]
    public void Record_PooledResults_NamesAllSeedsRecordsAndSets()
    {
        DataSetFacts other = MadeUpResult.Set("jaffe");
        JobResult[] results = [.. new ulong[] { 1, 2 }.Select(seed => MadeUpResult.Of(
            MadeUpResult.Job() with { Seed = seed }, Practice, i => i % 3 != 0, MadeUpResult.Away(other, 2, _ => true)) with { TrainedBy = ["an engine"] })];
        RunRecord record = Show.Record(new LinearEngine(), PooledResult.Of(results));
        string Fact(string name) => record.Facts.Single(fact => fact.Name == name).Value;
        Assert.True(record.IsPractice);
        Assert.Equal("1; 2", Fact("Seeds"));
        Assert.Equal("intensity, 64 x 64", Fact("Input"));
        Assert.Equal("an engine", Fact("Trained by"));
        Assert.Equal("0123456789ab", Fact("Commits of the records"));
        Assert.Equal($"{results[0].Source}; {results[1].Source}", Fact("Records"));
        Assert.Contains("(practice data)", Fact("Data set practice FERG"), StringComparison.Ordinal);
        Assert.EndsWith(other.ManifestHash, Fact("Data set jaffe"), StringComparison.Ordinal);
    }
}
