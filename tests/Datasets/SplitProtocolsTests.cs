using FerLib.Datasets;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class SplitProtocolsTests
{
    private const int Rounds = 400;

    // Random manifests often cannot be divided as asked; each protocol has to manage at least this many of them.
    private const int LeastSuccesses = 60;

    [Fact]
    public void Draw_RandomManifests_NoProtocolButTheRandomOnesSharesASubjectOrClip()
    {
        var drawn = new Dictionary<SplitProtocol, int>();
        var shared = new Dictionary<SplitProtocol, int>();
        for (int round = 0; round < Rounds; round++)
        {
            Manifest manifest = Random((ulong)round);
            foreach (SplitProtocol protocol in Enum.GetValues<SplitProtocol>())
            {
                Manifest divided = protocol == SplitProtocol.PaperRandomUnfolded ? manifest.Unfolded() : manifest;
                IReadOnlyList<Split> splits;
                try
                {
                    splits = Splits.Draw(divided, protocol, (ulong)round, folds: 2 + round % 4);
                }
                catch (DatasetException)
                {
                    continue; // a random set that cannot be divided so
                }

                drawn[protocol] = drawn.GetValueOrDefault(protocol) + 1;
                foreach (Split split in splits)
                {
                    CheckParts(divided, split, protocol);
                    if (Shares(divided, split, sample => sample.Clip) || Shares(divided, split, sample => sample.Photograph))
                        shared[protocol] = shared.GetValueOrDefault(protocol) + 1;
                    bool facesKnown = protocol is SplitProtocol.PaperRandom or SplitProtocol.PaperRandomUnfolded or SplitProtocol.RandomKFold or SplitProtocol.ContiguousBlocks;
                    if (manifest.NamesSubjects && Shares(divided, split, sample => sample.Subject))
                        Assert.True(facesKnown, $"{protocol}, round {round}: a subject is in two parts");
                    Assert.Null(SplitPromise.BrokenBy(divided, split));
                }
            }
        }

        Assert.All(Enum.GetValues<SplitProtocol>(), protocol =>
            Assert.True(drawn.GetValueOrDefault(protocol) >= LeastSuccesses, $"{protocol}: {drawn.GetValueOrDefault(protocol)} manifests divided"));
        Assert.Equal([SplitProtocol.PaperRandom, SplitProtocol.PaperRandomUnfolded, SplitProtocol.RandomKFold], shared.Keys.Order());
    }

    [Fact]
    public void Draw_SampleOrder_ChangesNothing()
    {
        for (ulong round = 0; round < 40; round++)
        {
            Manifest manifest = Random(round);
            Sample[] rows = [.. manifest.Samples];
            new CounterRandom(9, round).Shuffle<Sample>(rows);
            var shuffled = new Manifest(manifest.Name, "", false, rows, []) { NamesSubjects = manifest.NamesSubjects };
            foreach (SplitProtocol protocol in Enum.GetValues<SplitProtocol>().Where(protocol => protocol != SplitProtocol.PaperRandomUnfolded))
                Assert.Equal(TextOf(manifest, protocol), TextOf(shuffled, protocol));
        }

        static string TextOf(Manifest manifest, SplitProtocol protocol)
        {
            try
            {
                return string.Join('\n', Splits.Draw(manifest, protocol, 3).Select(split =>
                    $"{string.Join(',', split.Training)};{string.Join(',', split.Validation)};{string.Join(',', split.Test)};{string.Join(' ', split.Notes)}"));
            }
            catch (DatasetException error)
            {
                return error.Message;
            }
        }
    }

    [Fact]
    public void LeaveOneSubjectOut_Ferg_EachCharacterIsTheTestOnce()
    {
        Manifest ferg = FergReader.Read(new FolderListing("/ferg", PublishedNames.FergFiles()), new ReaderOptions());
        IReadOnlyList<Split> splits = Splits.LeaveOneSubjectOut(ferg, 1);
        Assert.Equal(["aia", "bonnie", "jules", "malcolm", "mery", "ray"],
            splits.Select(split => Assert.Single(split.Test.Select(i => ferg.Samples[i].Subject).Distinct())));
        Assert.Equal([10003, 11271, 10755, 7579, 7558, 8601], splits.Select(split => split.Test.Length));
        Assert.All(splits, split => Assert.Equal(55_767, split.Training.Length + split.Validation.Length + split.Test.Length));
        Assert.Equal((2, 6), (splits[1].Fold, splits[1].Folds));
    }

    [Fact]
    public void ContiguousBlocks_Ferg_CutsEveryFolderAndLeavesGaps()
    {
        Manifest ferg = FergReader.Read(new FolderListing("/ferg", PublishedNames.FergFiles()), new ReaderOptions());
        Split split = Splits.ContiguousBlocks(ferg, 1);
        int lost = ferg.Samples.Count - split.Training.Length - split.Validation.Length - split.Test.Length;
        // Two gaps of at most fifty frames in each of 42 folders.
        Assert.InRange(lost, 42 * 2 * 40, 42 * 2 * 50);
        Assert.Contains($"{lost:#,0} pictures at the borders", Assert.Single(split.Notes));
        foreach (IGrouping<string, int> folder in split.Test.GroupBy(i => ferg.Samples[i].Path[..ferg.Samples[i].Path.LastIndexOf('/')]))
        {
            int[] numbers = [.. folder.Select(i => NumberOf(ferg.Samples[i].Path)).Order()];
            Assert.True(numbers[^1] - numbers[0] <= numbers.Length, $"{folder.Key}: the test frames are not contiguous");
        }

        Assert.Equal(42, split.Test.Select(i => (ferg.Samples[i].Subject, ferg.Samples[i].Label)).Distinct().Count());
        Assert.NotEqual(split.Test, Splits.ContiguousBlocks(ferg, 2).Test);

        static int NumberOf(string path) => int.Parse(path[(path.LastIndexOf('_') + 1)..^4], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void ContiguousBlocks_FourClips_TwoTrain()
    {
        Manifest manifest = Of(
            from label in (string[])["anger", "fear"]
            from frame in Enumerable.Range(1, 24)
            select Row($"{label}/{frame}.png", label, "s") with { Clip = $"{label}{(frame - 1) / 6}" });
        Split split = Splits.ContiguousBlocks(manifest, 1);
        Assert.Equal((24, 12, 12), (split.Training.Length, split.Validation.Length, split.Test.Length));
        Assert.Empty(split.Notes);
    }

    [Fact]
    public void Official_OwnersParts_AreTaken()
    {
        Manifest manifest = Of(
        [
            Row("a", "anger", "a") with { Split = "training" }, Row("b", "fear", "b") with { Split = "training" },
            Row("c", "fear", "c") with { Split = "validation" }, Row("d", "anger", "d") with { Split = "test" },
            Row("e", "fear", "e") with { Split = "test" }, Row("f", "fear", "f"),
        ]);
        Split split = Splits.Official(manifest);
        Assert.Equal([[0, 1], [2], [3, 4]], (int[][])[split.Training, split.Validation, split.Test]);
        Assert.Equal(["anger (2 pictures of 2 subjects) is not in validation: it has no say in the best epoch.", "1 pictures name no part and are left out."], split.Notes);
    }

    [Fact]
    public void Draw_WhatCannotBeDrawn_SaysWhatToDo()
    {
        Manifest plain = Of([.. Enumerable.Range(0, 9).Select(i => Row($"{i}", i % 2 == 0 ? "anger" : "fear", $"s{i}"))]);
        Assert.Equal(
            "made up: nothing says which of its pictures belong to one clip, so that there are no blocks to cut. Take another protocol (subject, random, random-unfolded, leave-one-out, folds, blocks, official, random-folds), or list the clips in a manifest (manifest:FILE).",
            Message(plain, SplitProtocol.ContiguousBlocks));
        Assert.Equal(
            "made up: 0 of its pictures are marked for training and 0 for the test, expected some of each. Not every set has an official split: take another protocol (subject, random, random-unfolded, leave-one-out, folds, blocks, official, random-folds).",
            Message(plain, SplitProtocol.Official));
        Assert.Equal(
            "made up: the protocol \"paper: random over unfolded channel images\" is for pictures unfolded into channels. Unfold the manifest first.",
            Message(plain, SplitProtocol.PaperRandomUnfolded));
        Assert.Equal(
            "made up: its pictures are unfolded into channels; the protocol \"paper: random\" is for whole pictures.",
            Message(plain.Unfolded(), SplitProtocol.PaperRandom));
        var unnamed = new Manifest("faces", "", false, plain.Samples.Select(sample => sample with { Subject = sample.Path }), []) { NamesSubjects = false };
        Assert.Equal(
            "faces: nothing says who is on its pictures, so that no split can keep people apart. Take a random split (Protocol=random), or list the subjects in a manifest (manifest:FILE).",
            Message(unnamed, SplitProtocol.SubjectIndependent));
        Manifest leaky = Of(
        [
            Row("a", "anger", "ann") with { Split = "training" }, Row("b", "fear", "bob") with { Split = "training" }, Row("c", "fear", "ann") with { Split = "test" },
        ]);
        Assert.Equal(
            "made up: its official split leaks: the subject ann is in training and in test. Take another protocol (Protocol=subject), or correct the column split.",
            Message(leaky, SplitProtocol.Official));
        Manifest unlabelled = Of([Row("a", Expressions.Unknown, "ann"), Row("b", Expressions.Unknown, "bob")]);
        Assert.Equal(
            "made up: nothing says which expression its 2 pictures show, so that nothing can be trained or tested on them. Write a label file of your own (labels.csv in its folder, or the option LabelFile).",
            Message(unlabelled, SplitProtocol.PaperRandom));

        static string Message(Manifest manifest, SplitProtocol protocol) =>
            Assert.Throws<DatasetException>(() => Splits.Draw(manifest, protocol, 1)).Message;
    }

    [Fact]
    public void PaperRandom_Unfolded_SeparatesChannelsOfAPhotograph()
    {
        Manifest manifest = Of([.. Enumerable.Range(0, 50).Select(i => Row($"{i:00}.png", i % 2 == 0 ? "anger" : "fear", $"s{i / 10}"))]).Unfolded();
        Assert.Equal(200, manifest.Samples.Count);
        Split split = Splits.PaperRandom(manifest, 1);
        Assert.Equal((SplitProtocol.PaperRandomUnfolded, 120, 40, 40), (split.Protocol, split.Training.Length, split.Validation.Length, split.Test.Length));
        SplitLeakage leakage = SplitLeakage.Of(manifest, split);
        // With three other channels each in training with six chances in ten, hardly a test image has none there.
        Assert.InRange(leakage.WithPhotographInTraining, 30, 40);
        Assert.Equal(40, leakage.WithSubjectInTraining);
    }

    [Fact]
    public void PaperRandom_UnlabelledPictures_CountForNothing()
    {
        Manifest manifest = Of([.. Enumerable.Range(0, 1000).Select(i =>
            Row($"{i:0000}.png", i % 5 > 0 ? Expressions.Unknown : i % 2 == 0 ? "anger" : "fear", $"s{i / 10}"))]);
        Split split = Splits.PaperRandom(manifest, 1);
        Assert.Equal((120, 40, 40), (split.Training.Length, split.Validation.Length, split.Test.Length));
    }

    private static bool Shares(Manifest manifest, Split split, Func<Sample, string?> keyOf)
    {
        HashSet<string>[] parts = [.. new[] { split.Training, split.Validation, split.Test }
            .Select(part => part.Select(i => keyOf(manifest.Samples[i])).OfType<string>().ToHashSet())];
        return parts[0].Overlaps(parts[1]) || parts[0].Overlaps(parts[2]) || parts[1].Overlaps(parts[2]);
    }

    private static void CheckParts(Manifest manifest, Split split, SplitProtocol protocol)
    {
        Assert.Equal(protocol, split.Protocol);
        Assert.NotEmpty(split.Training);
        Assert.NotEmpty(split.Test);
        int[] all = [.. split.Training, .. split.Validation, .. split.Test];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.All(all, i => Assert.True(manifest.Samples[i].IsLabelled));
    }

    private static Manifest Random(ulong round)
    {
        var random = new CounterRandom(77, round);
        int subjects = 1 + random.NextInt32(12), labels = 1 + random.NextInt32(7), pictures = 3 + random.NextInt32(150), kind = random.NextInt32(4);
        bool named = random.NextInt32(5) > 0, leaky = random.NextInt32(3) == 0;
        var rows = new List<Sample>();
        for (int i = 0; i < pictures; i++)
        {
            int subject = random.NextInt32(subjects), label = random.NextInt32(labels), clip = random.NextInt32(6);
            string path = $"p{i:000}.png";
            // 0: no clips; 1: clips of one expression; 2: clips that run through several; 3: some pictures in none.
            string? name = kind == 0 || (kind == 3 && i % 3 == 0) ? null : kind == 2 ? $"{subject}-{clip}" : $"{subject}-{label}-{clip}";
            int part = leaky ? random.NextInt32(4) : subject % 4;
            rows.Add(Row(path, random.NextInt32(20) == 0 ? Expressions.Unknown : Expressions.All[label], named ? $"s{subject}" : path) with
            {
                Clip = named ? name : null,
                Split = part switch { 0 => "test", 1 => "validation", _ => "training" },
            });
        }

        return new Manifest("made up", "", false, rows, []) { NamesSubjects = named };
    }

    private static Manifest Of(IEnumerable<Sample> rows) => new("made up", "", false, rows, []);

    private static Sample Row(string path, string label, string subject) => new() { Path = path, Label = label, Subject = subject };
}
