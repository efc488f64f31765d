using FerLib.Datasets;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class SplitsTests
{
    // Of all pictures; whole subjects rarely allow better with ten of them.
    private const double ShareTolerance = 0.05;

    [Fact]
    public void PaperRandom_Jaffe_IsStratifiedSixtyTwentyTwenty()
    {
        Manifest jaffe = Jaffe();
        Split split = Splits.PaperRandom(jaffe, 1);
        Assert.Equal((127, 43, 43), (split.Training.Length, split.Validation.Length, split.Test.Length));
        Assert.All(jaffe.Labels, label =>
        {
            double all = jaffe.Samples.Count(s => s.Label == label);
            Assert.InRange(split.Test.Count(i => jaffe.Samples[i].Label == label), (all / 5) - 1, (all / 5) + 1);
            Assert.InRange(split.Validation.Count(i => jaffe.Samples[i].Label == label), (all / 5) - 1, (all / 5) + 1);
        });
        Assert.Empty(split.Notes);
        Assert.Equal((SplitProtocol.PaperRandom, 1ul), (split.Protocol, split.Seed));
    }

    [Fact]
    public void PaperRandom_ClassWithOnePicture_TrainsAndIsNoted()
    {
        Manifest manifest = Of([.. Enumerable.Range(0, 10).Select(i => ($"a{i}", "anger", "s")), ("b", "fear", "s")]);
        Split split = Splits.PaperRandom(manifest, 3);
        Assert.Contains(10, split.Training);
        Assert.Equal("fear (1 picture of 1 subject) is not in validation and test: it is never tested.", Assert.Single(split.Notes));
    }

    [Fact]
    public void EverySplit_MadeUpSets_IsDisjointCompleteRepeatableAndBlindToFileOrder()
    {
        for (int round = 0; round < 40; round++)
        {
            (string Path, string Label, string Subject)[] rows = MadeUp(round);
            Manifest manifest = Of(rows);
            if (manifest.Labels.Count < 2 || manifest.Subjects.Count < 4 || rows.Length < 15)
                continue;
            new CounterRandom(5, (ulong)round).Shuffle<(string, string, string)>(rows);
            Manifest shuffled = Of(rows);
            int folds = 2 + round % (manifest.Subjects.Count - 2);
            Split[] first = [Splits.PaperRandom(manifest, 9), Splits.SubjectIndependent(manifest, 9), .. Splits.SubjectFolds(manifest, folds, 9)];
            Split[] again = [Splits.PaperRandom(shuffled, 9), Splits.SubjectIndependent(shuffled, 9), .. Splits.SubjectFolds(shuffled, folds, 9)];
            for (int i = 0; i < first.Length; i++)
            {
                Assert.Equal(Parts(first[i]), Parts(again[i]));
                CheckPartition(first[i], rows.Length);
                if (first[i].Protocol != SplitProtocol.PaperRandom)
                    CheckNoSubjectOrClipCrosses(manifest, first[i]);
            }

            Assert.Equal(Enumerable.Range(0, rows.Length), first.Skip(2).SelectMany(fold => fold.Test).Order());
        }
    }

    [Fact]
    public void SubjectIndependent_JaffeAndFerg_AreNearSixtyTwentyTwentyWithEveryLabelEverywhere()
    {
        foreach (Manifest manifest in (Manifest[])[Jaffe(), FergReader.Read(new FolderListing("/f", PublishedNames.FergFiles(most: 60)), new ReaderOptions())])
        {
            double n = manifest.Samples.Count;
            for (ulong seed = 0; seed < 5; seed++)
            {
                Split split = Splits.SubjectIndependent(manifest, seed);
                Assert.InRange(split.Test.Length / n, 0.2 - ShareTolerance, 0.2 + ShareTolerance);
                Assert.InRange(split.Validation.Length / n, 0.2 - ShareTolerance, 0.2 + ShareTolerance);
                Assert.Empty(split.Notes);
            }
        }
    }

    [Fact]
    public void SubjectIndependent_OtherSeeds_TestOtherSubjects()
    {
        Manifest jaffe = Jaffe();
        string[] tested = [.. Enumerable.Range(0, 12).Select(seed => string.Join(',', SubjectsOf(jaffe, Splits.SubjectIndependent(jaffe, (ulong)seed).Test)))];
        Assert.InRange(tested.Distinct().Count(), 5, 12);
    }

    [Fact]
    public void SubjectIndependent_OneLargeSubjectAmongSmall_TrainsOnTheLarge()
    {
        Manifest manifest = Of(
            [.. Enumerable.Range(0, 600).Select(i => ($"big{i}", i % 2 == 0 ? "anger" : "fear", "big")),
             .. Enumerable.Range(0, 40).Select(i => ($"s{i}", i % 2 == 0 ? "anger" : "fear", $"small{i / 4}"))]);
        Split split = Splits.SubjectIndependent(manifest, 1);
        Assert.Equal(["big"], SubjectsOf(manifest, split.Training).Where(subject => subject == "big"));
        Assert.True(split.Test.Length >= 4 && split.Validation.Length >= 4);
    }

    [Fact]
    public void SubjectIndependent_LabelOfOneSubject_StaysInTrainingAndIsNoted()
    {
        Manifest manifest = Of(
            [.. Enumerable.Range(0, 80).Select(i => ($"p{i:00}", i % 2 == 0 ? "anger" : "fear", $"s{i / 8}")), ("x", "contempt", "s3"), ("y", "contempt", "s3")]);
        for (ulong seed = 0; seed < 20; seed++)
        {
            Split split = Splits.SubjectIndependent(manifest, seed);
            Assert.Contains(split.Training, i => manifest.Samples[i].Label == "contempt");
            Assert.Equal("contempt (2 pictures of 1 subject) is not in validation and test: it is never tested.", Assert.Single(split.Notes));
        }
    }

    [Fact]
    public void SubjectIndependent_ThreeSubjects_OnePerPart()
    {
        Manifest manifest = Of([.. Enumerable.Range(0, 12).Select(i => ($"p{i:00}", i % 2 == 0 ? "anger" : "fear", $"s{i / 4}"))]);
        Split split = Splits.SubjectIndependent(manifest, 1);
        Assert.Equal((4, 4, 4), (split.Training.Length, split.Validation.Length, split.Test.Length));
    }

    [Fact]
    public void SubjectIndependent_EveryPictureItsOwnSubject_WorksForManyThousands()
    {
        Manifest manifest = Of([.. Enumerable.Range(0, 20_000).Select(i => ($"p{i:00000}", i % 3 == 0 ? "anger" : "fear", $"s{i}"))]);
        Split split = Splits.SubjectIndependent(manifest, 1);
        Assert.Equal((12_000, 4_000, 4_000), (split.Training.Length, split.Validation.Length, split.Test.Length));
    }

    [Fact]
    public void SubjectFolds_Jaffe_TestEveryPictureOnceWithEveryLabel()
    {
        Manifest jaffe = Jaffe();
        IReadOnlyList<Split> folds = Splits.SubjectFolds(jaffe, 5, 7);
        Assert.Equal(5, folds.Count);
        Assert.All(folds, fold =>
        {
            Assert.InRange(fold.Test.Length, 40, 46);
            Assert.InRange(fold.Validation.Length, 40, 46);
            Assert.Equal(2, SubjectsOf(jaffe, fold.Test).Length);
            Assert.Empty(fold.Notes);
        });
        Assert.NotEqual(Parts(folds[0]), Parts(Splits.SubjectFolds(jaffe, 5, 8)[0]));
    }

    [Fact]
    public void SubjectFolds_AsManyAsSubjects_LeavesOneOut() =>
        Assert.All(Splits.SubjectFolds(Jaffe(), 10, 7), fold => Assert.Single(SubjectsOf(Jaffe(), fold.Test)));

    [Fact]
    public void EverySplit_WhatCannotBeSplit_SaysWhatToDo()
    {
        Manifest one = Of([("a", "anger", "s1"), ("b", "anger", "s2"), ("c", "anger", "s3")]);
        Manifest two = Of([("a", "anger", "s1"), ("b", "fear", "s2"), ("c", "fear", "s2"), ("d", "anger", "s2"), ("e", "anger", "s1"), ("f", "anger", "s1")]);
        Manifest three = Of([("a", "anger", "s1"), ("b", "fear", "s2"), ("c", "fear", "s3")]);
        Assert.Equal(
            "made up: one class (anger), expected pictures of at least 2 classes. Add a folder (or rows of the manifest) of another class.",
            Assert.Throws<DatasetException>(() => Splits.PaperRandom(one, 1)).Message);
        Assert.Equal(
            "made up: 2 subjects (s1, s2), expected at least 3: one each for training, validation and test. " +
            "Set the option Subject so that it tells people apart, or choose the protocol \"paper: random\" (Protocol=random).",
            Assert.Throws<DatasetException>(() => Splits.SubjectIndependent(two, 1)).Message);
        Assert.Equal(
            "made up: 4 folds need at least 4 subjects, got 3. Ask for another number of folds, or set the option Subject so that it tells people apart.",
            Assert.Throws<DatasetException>(() => Splits.SubjectFolds(three, 4, 1)).Message);
        Assert.Equal(
            "made up: 2 folds need at least 4 subjects, got 3. Ask for another number of folds, or set the option Subject so that it tells people apart.",
            Assert.Throws<DatasetException>(() => Splits.SubjectFolds(three, 2, 1)).Message);
        Assert.StartsWith(
            "made up: 3 pictures in 2 classes cannot fill training, validation and test.",
            Assert.Throws<DatasetException>(() => Splits.PaperRandom(three, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Splits.SubjectFolds(three, 1, 1));
    }

    [Fact]
    public void SubjectSplits_ClipOfTwoSubjects_IsAnError()
    {
        Sample[] samples =
        [
            .. Enumerable.Range(0, 6).Select(i => new Sample { Path = $"{i}.png", Label = i % 2 == 0 ? "anger" : "fear", Subject = $"s{i / 2}", Clip = $"clip {i % 2}" }),
        ];
        var manifest = new Manifest("made up", "/m", false, samples, []);
        Assert.Equal(
            "made up: the clip clip 0 has pictures of two subjects, s0 and s1 (2.png), expected one. If clips are numbered per subject, write the subject in front of the number.",
            Assert.Throws<DatasetException>(() => Splits.SubjectIndependent(manifest, 1)).Message);
        Assert.Throws<DatasetException>(() => Splits.SubjectFolds(manifest, 3, 1));
    }

    private static Manifest Jaffe() => JaffeReader.Read(new FolderListing("/jaffe", PublishedNames.JaffeFiles()), new ReaderOptions());

    private static (string Path, string Label, string Subject)[] MadeUp(int round)
    {
        var random = new CounterRandom(77, (ulong)round);
        int subjects = 3 + random.NextInt32(12), labels = 2 + random.NextInt32(6);
        return
        [
            .. Enumerable.Range(0, 10 + random.NextInt32(200)).Select(i =>
                // Squaring the draw makes some subjects and labels rare.
                ($"p{i:000}", $"label{(int)(labels * Math.Pow(random.NextDouble(), 2))}", $"s{(int)(subjects * Math.Pow(random.NextDouble(), 2))}")),
        ];
    }

    private static Manifest Of((string Path, string Label, string Subject)[] rows) =>
        new("made up", "/m", false, rows.Select(row => new Sample { Path = row.Path, Label = row.Label, Subject = row.Subject, Clip = $"{row.Subject}.{row.Label}" }), []);

    private static void CheckPartition(Split split, int samples)
    {
        Assert.Equal(Enumerable.Range(0, samples), split.Training.Concat(split.Validation).Concat(split.Test).Order());
        Assert.All((int[][])[split.Training, split.Validation, split.Test], part =>
        {
            Assert.NotEmpty(part);
            Assert.Equal(part.Order(), part);
        });
    }

    private static void CheckNoSubjectOrClipCrosses(Manifest manifest, Split split)
    {
        int[][] parts = [split.Training, split.Validation, split.Test];
        Assert.Equal(manifest.Subjects.Count, parts.Sum(part => SubjectsOf(manifest, part).Length));
        Assert.Equal(
            manifest.Samples.Select(s => s.Clip).Distinct().Count(),
            parts.Sum(part => part.Select(i => manifest.Samples[i].Clip).Distinct().Count()));
    }

    private static string[] SubjectsOf(Manifest manifest, int[] part) => [.. part.Select(i => manifest.Samples[i].Subject).Distinct().Order(StringComparer.Ordinal)];

    private static string Parts(Split split) => $"{string.Join(',', split.Training)}|{string.Join(',', split.Validation)}|{string.Join(',', split.Test)}";
}
