using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class SplitFileTests
{
    [Fact]
    public void Write_Read_GivesTheSameSplit()
    {
        using var folder = new TemporaryFolder();
        Manifest manifest = MadeUp();
        string file = Path.Combine(folder.Path, "splits", "one.csv");
        foreach (SplitProtocol protocol in new[] { SplitProtocol.SubjectIndependent, SplitProtocol.PaperRandom, SplitProtocol.GroupKFold, SplitProtocol.LeaveOneSubjectOut })
        {
            foreach (Split split in Splits.Draw(manifest, protocol, 11, folds: 3))
            {
                SplitFile.Write(file, manifest, split);
                Split read = SplitFile.Read(file, manifest);
                Assert.Equal((int[][])[split.Training, split.Validation, split.Test], [read.Training, read.Validation, read.Test]);
                Assert.Equal((split.Protocol, split.Seed, split.Fold, split.Folds), (read.Protocol, read.Seed, read.Fold, read.Folds));
                Assert.Equal(split.Notes, read.Notes);
            }
        }
    }

    [Fact]
    public void Write_Unfolded_RoundTrips()
    {
        using var folder = new TemporaryFolder();
        Manifest manifest = MadeUp().Unfolded();
        Split split = Splits.PaperRandom(manifest, 2);
        string file = Path.Combine(folder.Path, "one.csv");
        SplitFile.Write(file, manifest, split);
        Assert.Equal(split.Test, SplitFile.Read(file, manifest).Test);
    }

    [Fact]
    public void Write_Text_IsReadable()
    {
        using var folder = new TemporaryFolder();
        Manifest manifest = MadeUp();
        string file = Path.Combine(folder.Path, "one.csv");
        SplitFile.Write(file, manifest, new Split { Protocol = SplitProtocol.PaperRandom, Seed = 5, Training = [0, 2], Validation = [], Test = [1] });
        Assert.Equal(
            $"# data set: made up\n# manifest: {manifest.Hash}\n# protocol: random\n# seed: 5\n# fold:\npath,part\n\"#a, \"\"b\"\".png\",training\np01.png,test\np02.png,training\n",
            File.ReadAllText(file));
    }

    [Fact]
    public void Read_SavedOnWindows_IsUnderstood()
    {
        using var folder = new TemporaryFolder();
        Manifest manifest = MadeUp();
        string file = Path.Combine(folder.Path, "one.csv");
        Split split = Splits.SubjectIndependent(manifest, 4);
        SplitFile.Write(file, manifest, split);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal), new System.Text.UTF8Encoding(true));
        Assert.Equal(split.Test, SplitFile.Read(file, manifest).Test);
    }

    [Fact]
    public void Read_DataSetThatChanged_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Manifest manifest = MadeUp();
        string file = Path.Combine(folder.Path, "one.csv");
        SplitFile.Write(file, manifest, Splits.PaperRandom(manifest, 1));
        Manifest smaller = manifest.Where(sample => sample.Path is not ("p01.png" or "p07.png"), "two left out");
        string lost = Assert.Throws<DatasetException>(() => SplitFile.Read(file, smaller)).Message;
        Assert.Contains("it was drawn from other samples than made up has now (manifest ", lost);
        Assert.Contains("2 of its 30 pictures are not there, the first is p01.png. Bring back the data set as it was, or draw a new split.", lost);
        var relabelled = new Manifest("made up", "", false, manifest.Samples.Select(sample => sample.Path == "p05.png" ? sample with { Clip = "c" } : sample), []);
        Assert.Contains("or labels, subjects or clips have changed", Assert.Throws<DatasetException>(() => SplitFile.Read(file, relabelled)).Message);
    }

    [Theory]
    [InlineData("p01.png,", "p01.png,trial,", "line 8: the part is trial, expected training, validation or test")]
    [InlineData("path,part", "file,part", "expected the header path,part, got file,part")]
    [InlineData("# protocol: random", "# protocol: magic", "its protocol is magic, expected one of subject, random, random-unfolded, leave-one-out, folds, blocks, official")]
    [InlineData("# protocol: random", "# protocol: subject", "is in training and in")]
    [InlineData("# seed: 1", "# seed: one", "its seed is one, expected a whole number, 0 or more")]
    [InlineData("# seed: 1\n", "", "got none for seed")]
    [InlineData("p03.png,", "p3.png,", "made up has no picture p3.png. The file was changed; write it anew")]
    public void Read_FileThatWasChanged_SaysWhere(string from, string to, string message)
    {
        using var folder = new TemporaryFolder();
        Manifest manifest = MadeUp();
        string file = Path.Combine(folder.Path, "one.csv");
        SplitFile.Write(file, manifest, Splits.PaperRandom(manifest, 1));
        string text = File.ReadAllText(file);
        Assert.Contains(from, text);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
        Assert.Contains(message, Assert.Throws<DatasetException>(() => SplitFile.Read(file, manifest)).Message);
    }

    [Fact]
    public void Read_NoFile_SaysSo() => Assert.Contains(
        "does not exist. Check the path", Assert.Throws<DatasetException>(() => SplitFile.Read("/nowhere/one.csv", MadeUp())).Message);

    [Fact]
    public void Write_SplitOfAnotherSet_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var split = new Split { Protocol = SplitProtocol.PaperRandom, Seed = 5, Training = [0, 2], Validation = [], Test = [31] };
        Assert.Equal(
            "made up: the test part names sample 31, expected 0..29: this is no split of it that \"paper: random\" allows. Draw it from this manifest.",
            Assert.Throws<DatasetException>(() => SplitFile.Write(Path.Combine(folder.Path, "x.csv"), MadeUp(), split)).Message);
    }

    private static Manifest MadeUp() => new("made up", "", false, Enumerable.Range(0, 30).Select(i => new Sample
    {
        Path = i == 0 ? "#a, \"b\".png" : $"p{i:00}.png",
        Label = i % 2 == 0 ? "anger" : "fear",
        Subject = $"s{i / 5}",
    }), []);
}
