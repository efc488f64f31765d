using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Reports;
using Xunit;

namespace FerLib.Tests.Reports;

/// <summary>The tables of a data set, a split and a network.</summary>
public sealed class DataTablesTests
{
    [Fact]
    public void ManifestTable_TwoLabels_CountsPicturesSubjectsAndClipsAndTheirSums()
    {
        ResultTable table = ManifestTable.Of(Manifest(isPractice: false));
        Assert.Equal("made-up: 5 pictures of 3 subjects", table.Title);
        Assert.Equal([["anger", "3", "2", "2"], ["neutral", "2", "2", "-"], ["all", "5", "3", "2"]], table.Rows);
        Assert.Equal(1, table.TotalRows);
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void ManifestTable_PracticeSet_SaysSo() => Assert.Contains("Practice data", ManifestTable.Of(Manifest(isPractice: true)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void ManifestTable_SevenInQuarantine_NamesFiveAndCountsTheRest()
    {
        QuarantinedFile[] files = [.. Enumerable.Range(1, 7).Select(i => new QuarantinedFile($"bad{i}.png", "no picture"))];
        IReadOnlyList<string> notes = ManifestTable.Of(new Manifest("made-up", "nowhere", false, Samples(), files)).Notes;
        Assert.Equal("7 file(s) in quarantine, left out of everything below:", notes[0]);
        Assert.Equal("bad1.png: no picture", notes[1]);
        Assert.Equal("... and 2 more.", notes[^1]);
        Assert.Equal(7, notes.Count);
    }

    [Fact]
    public void ManifestAndQuarantineTable_StrangeNames_AreEscapedAndOneLine()
    {
        Manifest manifest = FolderReader.Read(
            new FolderListing("/data/<b>", ["<script>alert(1)<\n/001_1.png", "sad/001_2.png", "sad/\u202E<img src=x onerror=y>\n\"'.mp4", "<i>\u6012.png"]),
            new ReaderOptions());
        Assert.Equal((2, 2), (manifest.Samples.Count, manifest.Quarantine.Count));
        Assert.All([ManifestTable.Of(manifest), QuarantineTable.Of(manifest)], table =>
        {
            string html = table.ToHtml();
            Assert.All(["<script", "<img", "<i>", "<b>", "\u202E"], text => Assert.DoesNotContain(text, html, StringComparison.Ordinal));
            Assert.Contains("&lt;img src=x onerror=y&gt;\\u000A", html, StringComparison.Ordinal);
            Assert.All(table.Rows.SelectMany(row => row).Concat(table.Notes), text => Assert.DoesNotContain('\n', text));
        });
        Assert.Contains("&lt;script&gt;", ManifestTable.Of(manifest).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void SplitTable_SubjectsApart_SaysThatEveryFaceIsNew()
    {
        Manifest manifest = Manifest(isPractice: false);
        Split split = Of(manifest, SplitProtocol.SubjectIndependent, ["a"], ["b"], ["c"]) with { Notes = ["anger is never tested."] };
        ResultTable table = SplitTable.Of(manifest, split);
        Assert.Equal(["", "training", "validation", "test"], table.Columns.Select(column => column.Header));
        Assert.Equal(
            [["pictures", "2", "2", "1"], ["share", "40 %", "40 %", "20 %"], ["subjects", "1", "1", "1"], ["anger", "1", "2", "0"], ["neutral", "1", "0", "1"]],
            table.Rows);
        Assert.Equal("training: a", table.Notes[0]);
        Assert.StartsWith("No subject is in two parts", table.Notes[3], StringComparison.Ordinal);
        Assert.Equal("anger is never tested.", table.Notes[4]);
        Assert.Equal("made-up: subject-independent split, seed 7", table.Title);
    }

    [Fact]
    public void SplitTable_SharedSubject_NamesItAndWarns()
    {
        Manifest manifest = Manifest(isPractice: false);
        var split = new Split { Protocol = SplitProtocol.PaperRandom, Seed = 7, Training = [0, 1], Validation = [2], Test = [3, 4] };
        string note = SplitTable.Of(manifest, split).Notes[3];
        string[] shared = [.. new[] { split.Training, split.Validation, split.Test }
            .SelectMany(part => part.Select(i => manifest.Samples[i].Subject).Distinct()).GroupBy(s => s).Where(g => g.Count() > 1).Select(g => g.Key)];
        Assert.NotEmpty(shared);
        Assert.StartsWith($"{shared.Length} subject(s) are in more than one part", note, StringComparison.Ordinal);
        Assert.All(shared, subject => Assert.Contains(subject, note, StringComparison.Ordinal));
    }

    [Fact]
    public void LayerReport_ReadingTwo_KeepsThePapersRowsAndLeavesOutFifteen()
    {
        ResultTable table = LayerReport.Of(LayerTable.Of(PaperArchitectures.NoLogitRelu(7), new InputShape(1, 64, 64)));
        Assert.Equal([.. Enumerable.Range(1, 17).Where(row => row != 15).Select(row => $"{row}"), ""], table.Rows.Select(row => row[0]));
        Assert.Equal("823,751", table.Rows[^1][3]);
        Assert.Equal("(128, 16, 16)", table.Rows[3][2]);
    }

    private static Split Of(Manifest manifest, SplitProtocol protocol, string[] training, string[] validation, string[] test)
    {
        int[] Where(string[] subjects) => [.. Enumerable.Range(0, manifest.Samples.Count).Where(i => subjects.Contains(manifest.Samples[i].Subject))];
        return new Split { Protocol = protocol, Seed = 7, Training = Where(training), Validation = Where(validation), Test = Where(test) };
    }

    private static Manifest Manifest(bool isPractice) => new("made-up", "nowhere", isPractice, Samples(), []);

    private static Sample[] Samples() =>
    [
        new() { Path = "anger/1.png", Label = "anger", Subject = "a", Clip = "x" },
        new() { Path = "anger/2.png", Label = "anger", Subject = "b", Clip = "x" },
        new() { Path = "anger/3.png", Label = "anger", Subject = "b", Clip = "x" },
        new() { Path = "neutral/1.png", Label = "neutral", Subject = "a" },
        new() { Path = "neutral/2.png", Label = "neutral", Subject = "c" },
    ];
}
