using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class LeakageAuditTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_TypedOutSplit_CountsNamesPairsAndPictures()
    {
        // 0 and 1 are copies (training, test), 2 and 3 too (validation, test, two labels), 4 and 5 too (both training, two subjects).
        Manifest manifest = Pictures(
            (1, "anger", "a", "one"), (1, "anger", "a", "one"), (2, "fear", "b", "two"), (2, "anger", "b", "three"),
            (3, "fear", "c", null), (3, "fear", "d", null), (4, "anger", "e", null));
        LeakageAudit audit = Audit(manifest, training: [0, 4, 5], validation: [2], test: [1, 3, 6]);
        Assert.Equal([new SharedName("a", 1, 0, 1), new SharedName("b", 0, 1, 1)], audit.SharedSubjects);
        Assert.Equal([new SharedName("one", 1, 0, 1)], audit.SharedClips);
        Assert.Equal((1, 0, 1), (audit.PairsBetween(SplitParts.Training, SplitParts.Test),
            audit.PairsBetween(SplitParts.Training, SplitParts.Validation), audit.PairsBetween(SplitParts.Validation, SplitParts.Test)));
        Assert.Equal((1, 3), (audit.TestWithDuplicateInTraining, audit.TestPictures));
        Assert.Equal([(0, 1), (2, 3)], Places(audit.Across));
        Assert.Equal([(2, 3)], Places(audit.LabelConflicts));
        Assert.Equal([(4, 5)], Places(audit.AcrossSubjects));
        Assert.Equal(
            "leaks: 2 subjects in two parts; 1 clip in two parts; 2 near-duplicate pairs across parts: 1 of 3 test pictures with one in training.",
            audit.Verdict.Replace(" against the protocol", "", StringComparison.Ordinal));
        Assert.Equal("made-up, paper: random: " + audit.Verdict, audit.ToString());
    }

    [Fact]
    public void Verdict_ProtocolThatPromisesApart_SaysThatItWasBroken()
    {
        Manifest manifest = Pictures((1, "anger", "a", "one"), (2, "anger", "a", "one"), (3, "fear", "b", "two"));
        Split split = Split([0], [2], [1]);
        Assert.DoesNotContain("against", LeakageAudit.Of(manifest, split).Verdict, StringComparison.Ordinal);
        Assert.StartsWith("leaks: 1 subject in two parts; 1 clip in two parts against the protocol.",
            LeakageAudit.Of(manifest, split with { Protocol = SplitProtocol.ContiguousBlocks }).Verdict, StringComparison.Ordinal);
        Assert.StartsWith("leaks: 1 subject in two parts against the protocol; 1 clip in two parts against the protocol.",
            LeakageAudit.Of(manifest, split with { Protocol = SplitProtocol.SubjectIndependent }).Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_NothingFound_NamesWhatWasLookedAt()
    {
        Manifest manifest = Pictures((1, "anger", "a", "one"), (2, "fear", "b", "two"), (3, "fear", "c", "three"), (0, "fear", "d", "four"));
        LeakageAudit audit = Audit(manifest, [0], [1], [2, 3]);
        Assert.False(audit.HasLeaks);
        Assert.Equal(
            "no leak found: no subject is in two parts, no clip is in two parts, no near-duplicate pair among 3 pictures is across parts. "
                + "Not compared: 1 picture without content.",
            audit.Verdict);
    }

    [Fact]
    public void Verdict_NamesOnly_SaysThatThePicturesWereNotCompared()
    {
        LeakageAudit audit = LeakageAudit.Of(Pictures((1, "anger", "a", null), (2, "fear", "b", null)), Split([0], [], [1]));
        Assert.Equal("no leak found: no subject is in two parts. No clips are named. The pictures were not compared.", audit.Verdict);
        Assert.Null(audit.Across);
        Assert.Null(audit.LabelConflicts);
        Assert.Null(audit.TestWithDuplicateInTraining);
        Assert.Null(audit.PairsBetween(SplitParts.Training, SplitParts.Test));
    }

    [Fact]
    public void Of_SubjectsNotNamed_AreNotKnownInsteadOfNone()
    {
        Manifest named = Pictures((1, "anger", "0.png", null), (1, "fear", "1.png", null));
        var manifest = new Manifest(named.Name, named.Root, false, named.Samples, []) { NamesSubjects = false };
        LeakageAudit names = LeakageAudit.Of(manifest, Split([0], [], [1])), audit = Audit(manifest, [0], [], [1]);
        Assert.Null(names.SharedSubjects);
        Assert.Null(audit.AcrossSubjects);
        Assert.StartsWith("not known: nothing could be looked at. Who is on the pictures is not known.", names.Verdict, StringComparison.Ordinal);
        Assert.StartsWith("leaks: 1 near-duplicate pair across parts: 1 of 1 test picture with one in training. Who is on", audit.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PictureInTwoParts_CountsAsItsOwnDuplicate()
    {
        // Over unfolded channel images one photograph can train by its red and be tested by its blue, and stand twice in a part.
        LeakageAudit audit = Audit(Pictures((1, "anger", "a", null), (2, "fear", "b", null)), [0, 0, 1], [], [0, 0]);
        Assert.Equal((1, 1, 1), (audit.SharedPictures, audit.TestPictures, audit.TestWithDuplicateInTraining));
        Assert.Equal(SplitParts.Training | SplitParts.Test, audit.PartsOf(0));
        Assert.StartsWith("leaks: 1 picture in two parts, by other channels; 1 subject in two parts.", audit.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_UnlabelledPictures_AreInNoConflict()
    {
        Manifest manifest = Pictures((1, "anger", "a", null), (1, Expressions.Unknown, "b", null));
        Assert.Empty(Audit(manifest, [0], [], []).LabelConflicts!);
    }

    [Fact]
    public void Of_ClipsOfOneNameUnderTwoSubjects_AreTwoClips()
    {
        LeakageAudit audit = LeakageAudit.Of(Pictures((1, "anger", "a", "1"), (2, "fear", "b", "1")), Split([0], [], [1]));
        Assert.Empty(audit.SharedClips!);
    }

    [Fact]
    public void Of_KeptPairsOnly_SaysAtLeast()
    {
        Manifest manifest = Pictures([.. Enumerable.Range(0, 6).Select(i => (1, "anger", i < 3 ? "a" : "b", (string?)null))]);
        NearDuplicates few = NearDuplicates.Find(
            PictureFingerprints.Of(manifest, token: TestContext.Current.CancellationToken), new NearDuplicateOptions { MostPerPicture = 1 },
            TestContext.Current.CancellationToken);
        Assert.Matches("^leaks: at least [1-5] near-duplicate pairs? across parts: at least [1-3] of 3 test pictures with one in training. No clips",
            LeakageAudit.Of(manifest, Split([0, 1, 2], [], [3, 4, 5]), few).Verdict);
    }

    [Fact]
    public void Of_OtherDataSet_Throws()
    {
        Manifest manifest = Pictures((1, "anger", "a", null), (2, "fear", "b", null));
        NearDuplicates duplicates = Find(manifest);
        Manifest fewer = manifest.Where(sample => sample.Subject == "a", "One picture is left out.");
        ArgumentException error = Assert.Throws<ArgumentException>(() => LeakageAudit.Of(fewer, Split([0], [], []), duplicates));
        Assert.Contains("2 samples, expected those of made-up with 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LeakageAudit.Of(fewer, Split([0], [], [1])));
    }

    [Fact]
    public void Of_ProtocolsOnNames_OnlyTheRandomOneLeaks()
    {
        Manifest manifest = FergReader.Read(
            new FolderListing("nowhere", PublishedNames.FergFiles(most: 24)), new ReaderOptions { ClipLength = 6 });
        LeakageAudit random = LeakageAudit.Of(manifest, Splits.PaperRandom(manifest, seed: 1));
        LeakageAudit apart = LeakageAudit.Of(manifest, Splits.SubjectIndependent(manifest, seed: 1));
        Assert.Equal(manifest.Subjects, random.SharedSubjects!.Select(shared => shared.Name));
        Assert.True(random.SharedClips!.Count > 100);
        Assert.False(apart.HasLeaks);
    }

    internal static Split Split(int[] training, int[] validation, int[] test) =>
        new() { Protocol = SplitProtocol.PaperRandom, Seed = 1, Training = training, Validation = validation, Test = test };

    private static NearDuplicates Find(Manifest manifest) => NearDuplicates.Find(
        PictureFingerprints.Of(manifest, token: TestContext.Current.CancellationToken), token: TestContext.Current.CancellationToken);

    private static LeakageAudit Audit(Manifest manifest, int[] training, int[] validation, int[] test) =>
        LeakageAudit.Of(manifest, Split(training, validation, test), Find(manifest));

    private static IEnumerable<(int, int)> Places(IReadOnlyList<NearDuplicatePair>? pairs) => pairs!.Select(pair => (pair.A, pair.B));

    /// <summary>A data set of pictures 0.png, 1.png ...; equal numbers are copies of each other, 0 is black.</summary>
    private Manifest Pictures(params (int Picture, string Label, string Subject, string? Clip)[] samples) =>
        CopiesInAFolder.Make(_folder.Path, samples);
}
