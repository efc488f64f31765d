using System.Text;
using CsvHelper;
using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class ManifestFileTests
{
    private static readonly ReaderOptions Options = new();

    [Fact]
    public void Read_AllColumns_GivesEveryFact()
    {
        using TemporaryFolder folder = Faces();
        Manifest manifest = Read(folder, "path,label,subject,clip,split,age,gender,ethnicity\na/1_1.png,Happy,ann,c1,train,24,female,white\na/1_2.png,Contempt,bob,,,,,\n");
        Assert.Equal(
            [
                new Sample { Path = "a/1_1.png", Label = "happiness", Subject = "ann", Clip = "c1", Split = "training", Age = 24, Gender = "female", Ethnicity = "white" },
                new Sample { Path = "a/1_2.png", Label = "contempt", Subject = "bob" },
            ],
            manifest.Samples);
        Assert.Equal("faces", manifest.Name);
        Assert.Equal(folder.Path, manifest.Root);
    }

    [Theory]
    [InlineData("path;label;subject\na/1_1.png;sad;ann\na/1_2.png;sad;ann\n")]
    [InlineData("Subject\tPath\tLabel\tother\r\nann\ta/1_1.png\tsad\tx\r\nann\ta/1_2.png\tsad\tx\r\n")]
    [InlineData("\uFEFFpath,label,subject\na\\1_1.png,sad,ann\n\na/1_2.png,sad,ann")]
    [InlineData("path,label\na/1_1.png,sad\na/1_2.png,sad\na/1_2.png,sad\n")]
    [InlineData("\uFEFF\"path\";\"label\";\"subject\"\r\n\"a/1_1.png\";\"sad\";\"ann, b\"\r\n\"a/1_2.png\";\" Sad\";\"ann, b\"\r\na/1_2.png;sad;ann, b\r\n")]
    public void Read_AsProgramsWriteIt_IsUnderstood(string text)
    {
        using TemporaryFolder folder = Faces();
        Manifest manifest = Read(folder, text);
        Assert.Equal(["a/1_1.png", "a/1_2.png"], manifest.Samples.Select(s => s.Path));
        Assert.All(manifest.Samples, sample => Assert.Equal("sadness", sample.Label));
        Assert.Single(manifest.Subjects);
        Assert.Empty(manifest.Quarantine);
    }

    [Theory]
    [InlineData("a/none.png,sad,ann", "a/none.png", "line 3 of faces.csv: no such file, seen from the manifest's folder. Correct the path, or remove the row.")]
    [InlineData(",sad,ann", "faces.csv", "line 3 of faces.csv: the column path is empty, expected a file. Fill it in, or remove the row.")]
    [InlineData("a/1_2.png,,ann", "a/1_2.png", "line 3 of faces.csv: the column label is empty, expected an expression. Fill it in, or remove the row.")]
    [InlineData("a/1_2.png,sad,", "a/1_2.png", "line 3 of faces.csv: the column subject is empty, expected who is on the picture. Fill it in.")]
    [InlineData("a/1_2.png", "a/1_2.png", "line 3 of faces.csv: the column label is empty, expected an expression. Fill it in, or remove the row.")]
    [InlineData("a/1_2.png,sad,ann,,dev", "a/1_2.png", "line 3 of faces.csv: its split is dev, expected training, validation or test. Correct it, or leave it empty.")]
    [InlineData("a/1_2.png,sad,ann,,,old", "a/1_2.png", "line 3 of faces.csv: its age is old, expected a number of years from 0 to 130. Correct it, or leave it empty.")]
    [InlineData("a/1_2.png,sad,ann,,,-3", "a/1_2.png", "line 3 of faces.csv: its age is -3, expected a number of years from 0 to 130. Correct it, or leave it empty.")]
    [InlineData("a/1_2\".png,sad,ann", "faces.csv", "line 3 of faces.csv: a quote stands inside a field; expected quotes in pairs around a field. Correct the line.")]
    [InlineData("a/1, 2.png,sad,ann", "a/1", "line 3 of faces.csv: no such file, seen from the manifest's folder. Correct the path, or remove the row.")]
    [InlineData("\"a/<b>\n\u202E.png\",sad,ann", "a/<b>\n\u202E.png", "line 3 of faces.csv: no such file, seen from the manifest's folder. Correct the path, or remove the row.")]
    [InlineData("a/1_2.png,sad,ann,,\u202E<i>", "a/1_2.png", "line 3 of faces.csv: its split is \\u202E<i>, expected training, validation or test. Correct it, or leave it empty.")]
    [InlineData("\"a/1_2.png,sad,ann", "faces.csv", "line 3 of faces.csv: a quote is never closed, so that everything after it is lost; expected quotes in pairs around a field. Correct the line.")]
    public void Read_RowThatCannotBeUsed_IsQuarantinedWithItsLine(string row, string path, string reason)
    {
        using TemporaryFolder folder = Faces();
        Manifest manifest = Read(folder, $"path,label,subject,clip,split,age\na/1_1.png,sad,ann,,,\n{row}\n");
        Assert.Single(manifest.Samples);
        Assert.Equal(new QuarantinedFile(path, reason), Assert.Single(manifest.Quarantine));
    }

    [Theory]
    [InlineData("hapy", "hapy", "hapy is no known expression and stands as a class of its own. Did you mean \"happy\"?")]
    [InlineData("\"two\nlines\"", "two\\u000alines", null)]
    [InlineData("Contempt", "contempt", null)]
    [InlineData("unknown", "unknown", null)]
    public void Read_UnknownExpression_KeepsItsNameOnOneLineAndSaysIfItIsNearly(string written, string label, string? note)
    {
        using TemporaryFolder folder = Faces();
        Manifest manifest = Read(folder, $"path,label,subject\na/1_1.png,sad,ann\na/1_2.png,{written},ann\n");
        Assert.Equal(label, manifest.Samples[1].Label);
        Assert.Equal(label != Expressions.Unknown, manifest.Samples[1].IsLabelled);
        Assert.Equal(note is null ? [] : [note], manifest.Notes);
    }

    [Fact]
    public void Read_SameBytesUnderTwoLabels_AreBothQuarantined()
    {
        using TemporaryFolder folder = Faces();
        folder.Write("a/1_2.png", "same");
        folder.Write("a/1_3.png", "same");
        Manifest manifest = Read(folder, "path,label\na/1_1.png,sad\na/1_2.png,sad\na/1_3.png,happy\n");
        Assert.Equal("a/1_1.png", Assert.Single(manifest.Samples).Path);
        Assert.Equal(
            new("a/1_2.png", "the same picture as a/1_3.png, byte for byte, which is labelled happiness. Remove the one whose label is wrong."),
            manifest.Quarantine[0]);
    }

    [Fact]
    public void Read_TableOfPixels_IsAnErrorThatNamesFer2013()
    {
        using TemporaryFolder folder = Faces();
        Assert.Equal(
            $"manifest: {folder.At("faces.csv")}: expected path,label,subject,clip,split,age,gender,ethnicity, but it is a table of pixels. It looks like FER2013: write fer2013:PATH.",
            Assert.Throws<DatasetException>(() => Read(folder, "emotion,pixels,Usage\n0,1 2 3,Training\n")).Message);
    }

    [Fact]
    public void Read_StrangeTableName_ReasonsAreOneLine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no file has such a name on Windows");
        using TemporaryFolder folder = Faces();
        Manifest manifest = ManifestFile.Read(folder.Write("two\nlines.csv", "path,label\na/1_1.png,sad\nnone.png,sad\n"), Options);
        Assert.StartsWith("line 3 of two\\u000Alines.csv: no such file", Assert.Single(manifest.Quarantine).Reason, StringComparison.Ordinal);
        Assert.Equal("two\\u000Alines", manifest.Name);
    }

    [Fact]
    public void Read_RowsThatContradict_AreBothGone()
    {
        using TemporaryFolder folder = Faces();
        Manifest manifest = Read(folder, "path,label,subject\na/1_1.png,sad,ann\na/1_2.png,sad,ann\na/1_2.png,happy,ann\n");
        Assert.Equal("a/1_1.png", Assert.Single(manifest.Samples).Path);
        Assert.Equal(new("a/1_2.png", "lines 3 and 4 of faces.csv contradict each other. Remove the wrong one."), Assert.Single(manifest.Quarantine));
    }

    [Theory]
    [InlineData("", "the header lacks path and label; expected path,label,subject,clip,split,age,gender,ethnicity (path and label are required), got an empty file. Add the header line.")]
    [InlineData("path,subject\na/1_1.png,ann\n", "the header lacks label; expected path,label,subject,clip,split,age,gender,ethnicity (path and label are required), got path,subject. Add the header line.")]
    [InlineData("a/1_1.png,sad,ann\n", "the header lacks path and label; expected path,label,subject,clip,split,age,gender,ethnicity (path and label are required), got a/1_1.png,sad,ann. Add the header line.")]
    [InlineData("path,label,Label\n", "the header has label twice. Remove one of the two columns.")]
    [InlineData("path,label\n", "expected a row for each picture, got a header alone.")]
    [InlineData("path,label\nb.png,sad\n", "expected a row for each picture, got 1 that cannot be used (the first, b.png: line 2 of faces.csv: no such file, seen from the manifest's folder. Correct the path, or remove the row.).")]
    public void Read_TableThatCannotBeUsed_SaysWhatToDo(string text, string message)
    {
        using TemporaryFolder folder = Faces();
        DatasetException error = Assert.Throws<DatasetException>(() => Read(folder, text));
        Assert.Equal($"manifest: {folder.At("faces.csv")}: {message}", error.Message);
    }

    [Fact]
    public void Read_SubjectsByRuleAllDifferent_NamesTheOptionButAColumnMaySaySo()
    {
        using TemporaryFolder folder = Faces();
        folder.With("a/2_1.png");
        Assert.Contains("the option Subject", Assert.Throws<DatasetException>(() => Read(folder, "path,label\na/1_1.png,sad\na/2_1.png,sad\n")).Message, StringComparison.Ordinal);
        Assert.Equal(2, Read(folder, "path,label,subject\na/1_1.png,sad,ann\na/2_1.png,sad,bob\n").Subjects.Count);
    }

    [Fact]
    public void Read_MissingFileFolderOrOtherEncoding_SaysWhatToDo()
    {
        using TemporaryFolder folder = Faces();
        Assert.Contains("does not exist. Check the path", Assert.Throws<DatasetException>(() => ManifestFile.Read(folder.At("none.csv"), Options)).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder, expected a CSV file", Assert.Throws<DatasetException>(() => ManifestFile.Read(folder.At("a"), Options)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(folder.At("latin.csv"), [.. "path,label\nJos"u8, 0xE9, .. ".png,sad\n"u8]);
        Assert.Equal(
            $"manifest: {folder.At("latin.csv")} is not UTF-8. Save it as \"CSV UTF-8\".",
            Assert.Throws<DatasetException>(() => ManifestFile.Read(folder.At("latin.csv"), Options)).Message);
    }

    [Fact]
    public void Write_StrangeNames_ReadsBackTheSame()
    {
        using var folder = new TemporaryFolder();
        string[] names = OperatingSystem.IsWindows()
            ? ["o'neil, jr_1.png", "\u5c71\u7530_1.png", " _1.png"]
            : ["o'neil, \"x\"_1.png", "<script>_1.png", "line\nbreak_1.png", "\u5c71\u7530_1.png", " lead_1.png", "back\\slash_1.png", "=1+1_1.png"];
        folder.With(names.Select(name => "pictures/" + name));
        var manifest = new Manifest(
            "m", folder.Path, false,
            names.Select((name, i) => new Sample { Path = "pictures/" + name, Label = "sadness", Subject = $"s,{i}", Clip = "\"c\"", Age = i, Gender = "f", Split = "test" }), []);
        ManifestFile.Write(folder.At("m.csv"), manifest);
        Manifest read = ManifestFile.Read(folder.At("m.csv"), Options);
        Assert.Equal(manifest.Samples, read.Samples);
        Assert.Equal(manifest.Hash, read.Hash);
        Assert.StartsWith("path,label,subject,clip,split,age,gender,ethnicity\n", File.ReadAllText(folder.At("m.csv"), Encoding.UTF8), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FileThatCannotBeWritten_SaysSo()
    {
        using TemporaryFolder folder = Faces();
        Manifest manifest = Read(folder, "path,label,subject\na/1_1.png,sad,ann\n");
        DatasetException error = Assert.Throws<DatasetException>(() => ManifestFile.Write(folder.At("faces.csv/inner.csv"), manifest));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void QuarantineFile_Write_ListsPathsAndReasonsAsCsv()
    {
        using TemporaryFolder folder = Faces();
        var manifest = new Manifest("m", folder.Path, false, [], [new("b\n.png", "says \"no\", twice"), new("a.png", "none")]);
        QuarantineFile.Write(folder.At("out/quarantine.csv"), manifest);
        Assert.Equal("path,reason\na.png,none\n\"b\n.png\",\"says \"\"no\"\", twice\"\n", File.ReadAllText(folder.At("out/quarantine.csv")));
        Assert.Equal(["quarantine.csv"], Directory.GetFiles(folder.At("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void QuarantineFile_StrangeNames_ReadBackTheSame()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["a\"b'.png", "<script>.png", "line\nbreak.png", "cr\rlf\r\n.png", "\u202Egnp.exe", "\u6012\u308a, 1.png", " lead.png", "=1+1.png", ";semi.png"];
        var manifest = new Manifest("m", folder.Path, false, [], names.Select(name => new QuarantinedFile(name, $"as {name}")));
        QuarantineFile.Write(folder.At("quarantine.csv"), manifest);
        using CsvReader csv = CsvReader.FromText(File.ReadAllText(folder.At("quarantine.csv")));
        csv.ReadHeader();
        var read = new List<QuarantinedFile>();
        while (csv.Read())
            read.Add(new(csv.GetString(0), csv.GetString(1)));
        Assert.Equal(manifest.Quarantine, read);
    }

    private static TemporaryFolder Faces() => new TemporaryFolder().With("a/1_1.png", "a/1_2.png");

    private static Manifest Read(TemporaryFolder folder, string text) => ManifestFile.Read(folder.Write("faces.csv", text), Options);
}
