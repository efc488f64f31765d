using System.Text;
using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class LabelFileTests
{
    private const string Expected = "expected anger, disgust, fear, happiness, neutral, sadness, surprise, contempt or nothing.";
    private static readonly string[] Pictures = ["a/1.jpg", "a/2.jpg", "b/1.jpg", "b/3.jpg"];

    [Theory]
    [InlineData("file,expression\na/1.jpg,happy\n2.jpg,AN\n")]
    [InlineData("\uFEFFfile;expression;subject\r\na\\1.jpg;Joy;\r\n2.JPG;anger;\r\n")]
    [InlineData("Note\tEXPRESSION\t File \nx\t happiness \t ./a/1.jpg\n\ny\tangry\tA/2.jpg")]
    [InlineData("file,expression\n\"a/1.jpg\",\"happy\"\n2.jpg,angry\n2.jpg,anger\na/2.jpg,\n2.jpg,unknown\n")]
    public void Of_AsProgramsWriteIt_IsUnderstood(string text)
    {
        using var folder = new TemporaryFolder();
        LabelFile labels = Read(folder, text);
        Assert.Equal(["happiness", "anger", "unknown", "unknown"], Pictures.Select(labels.LabelOf));
        Assert.Empty(labels.Quarantine);
        Assert.False(labels.NamesSubjects);
    }

    [Theory]
    [InlineData("b/1.jpg,sads", "b/1.jpg: the expression is sads, " + Expected + " Did you mean \"sad\"? Correct it; until then the picture has no expression.")]
    [InlineData("b/1.jpg,boredom", "b/1.jpg: the expression is boredom, " + Expected + " Correct it; until then the picture has no expression.")]
    [InlineData("b/1.jpg,<b>\u202e", "b/1.jpg: the expression is <b>\\u202E, " + Expected + " Correct it; until then the picture has no expression.")]
    [InlineData("1.jpg,sad", "2 pictures are named 1.jpg, expected one. Write its path, as a/1.jpg.")]
    [InlineData("c/1.jpg,sad", "no picture of the data set is named c/1.jpg. Correct the name, or remove the row.")]
    [InlineData(",sad", "the column file is empty, expected a picture. Fill it in, or remove the row.")]
    [InlineData("b/1\".jpg,sad", "a quote stands inside a field; expected quotes in pairs around a field. Correct the line.")]
    public void Of_RowThatCannotBeUsed_IsQuarantinedWithItsLine(string row, string reason)
    {
        using var folder = new TemporaryFolder();
        LabelFile labels = Read(folder, $"file,expression\na/1.jpg,happy\n{row}\nb/3.jpg,Contempt\n");
        Assert.Equal(["happiness", "unknown", "unknown", "contempt"], Pictures.Select(labels.LabelOf));
        Assert.Equal(new QuarantinedFile("labels.csv", "line 3: " + reason), Assert.Single(labels.Quarantine));
    }

    [Fact]
    public void Of_RowsThatContradict_LeaveThePictureWithoutExpression()
    {
        using var folder = new TemporaryFolder();
        LabelFile labels = Read(folder, "file,expression\na/1.jpg,happy\na/2.jpg,sad\n2.jpg,fear\na/2.jpg,sad\n3.jpg,sadd\n3.jpg,sad\n");
        Assert.Equal(["happiness", "unknown", "unknown", "unknown"], Pictures.Select(labels.LabelOf));
        Assert.Equal(
            [
                "line 4: a/2.jpg: it contradicts line 3. Remove the wrong one of the two; until then the picture has no expression.",
                $"line 6: b/3.jpg: the expression is sadd, {Expected} Did you mean \"sad\"? Correct it; until then the picture has no expression.",
            ],
            labels.Quarantine.Select(file => file.Reason));
    }

    [Theory]
    [InlineData("file,label\na/1.jpg,sad\n", "the header lacks expression; expected file,expression,subject (file and expression are required), got file,label. Add the header line.")]
    [InlineData("", "the header lacks file and expression; expected file,expression,subject (file and expression are required), got an empty file. Add the header line.")]
    [InlineData("file,expression,File\n", "the header has file twice. Remove one of the two columns.")]
    public void Of_WrongColumns_SaysWhatWasExpectedAndGot(string text, string message)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal($"Senthil: {folder.At("labels.csv")}: {message}", Assert.Throws<DatasetException>(() => Read(folder, text)).Message);
    }

    [Fact]
    public void Of_NamedFile_IsReadInsteadOfTheOneInTheFolder()
    {
        using var folder = new TemporaryFolder();
        folder.Write("labels.csv", "file,expression\na/1.jpg,happy\n");
        string named = folder.Write("mine/other.csv", "file,expression,subject\na/1.jpg,sad,ann\nnone.jpg,sad,bob\n");
        LabelFile labels = LabelFile.Of("Senthil", folder.Path, new ReaderOptions { LabelFile = named }, Pictures);
        Assert.Equal(("other.csv", "sadness", "ann", true), (labels.Name, labels.LabelOf("a/1.jpg"), labels.SubjectOf("a/1.jpg"), labels.NamesSubjects));
        Assert.Equal("other.csv", Assert.Single(labels.Quarantine).Path);

        LabelFile unread = LabelFile.Of("Senthil", folder.Path, new ReaderOptions { IgnoresLabels = true }, Pictures);
        Assert.Equal(Expressions.Unknown, unread.LabelOf("a/1.jpg"));
        Assert.Equal(
            "Nothing says which expression its pictures show: labels.csv in its folder is left unread, as the option LabelFile asks.", unread.NoteOn([], isPractice: false));
        Assert.Equal("happiness", LabelFile.Of("Senthil", folder.Path, new ReaderOptions(), Pictures).LabelOf("a/1.jpg"));
    }

    [Fact]
    public void Of_FileThatCannotBeRead_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            $"Senthil: {folder.At("none.csv")} does not exist. Check the path; a relative one counts from where the command was typed.", Error("none.csv"));
        Directory.CreateDirectory(folder.At("inner"));
        Assert.Equal(
            $"Senthil: {folder.At("inner")} is a folder, expected a CSV file. Name the file in it; a relative one counts from where the command was typed.",
            Error("inner"));
        File.WriteAllBytes(folder.At("latin.csv"), Encoding.Latin1.GetBytes("file,expression\nJos\u00e9.jpg,sad\n"));
        Assert.Equal($"Senthil: {folder.At("latin.csv")} is not UTF-8. Save it as \"CSV UTF-8\".", Error("latin.csv"));

        string Error(string file) => Assert.Throws<DatasetException>(
            () => LabelFile.Of("Senthil", folder.Path, new ReaderOptions { LabelFile = folder.At(file) }, Pictures)).Message;
    }

    private static LabelFile Read(TemporaryFolder folder, string text)
    {
        folder.Write("labels.csv", text);
        return LabelFile.Of("Senthil", folder.Path, new ReaderOptions(), Pictures);
    }
}
