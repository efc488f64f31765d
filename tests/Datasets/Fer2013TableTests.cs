using System.Text;
using FerLib.Datasets;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class Fer2013TableTests
{
    private const int TenthOf = 10;
    private static readonly string Zeros = MadeUpFer2013.Numbers(0);

    [Fact]
    public void Read_TenthOfThePublishedCounts_GivesThemByUsageAndClass()
    {
        var text = new StringBuilder("emotion,pixels,Usage\n");
        foreach ((string usage, _, _, int[] counts) in PublishedNames.Fer2013Parts)
        {
            for (int code = 0; code < counts.Length; code++)
                text.Insert(text.Length, $"{code},{MadeUpFer2013.Numbers((byte)code)},{usage}\n", counts[code] / TenthOf);
        }

        using TemporaryFolder folder = Table(text.ToString());
        Manifest manifest = Read(folder);
        Assert.Empty(manifest.Quarantine);
        Assert.Empty(manifest.Notes);
        foreach ((_, _, string split, int[] counts) in PublishedNames.Fer2013Parts)
        {
            Assert.Equal(
                counts.Select(count => count / TenthOf),
                PublishedNames.Fer2013Classes.Select(name => manifest.Samples.Count(sample => sample.Split == split && sample.Label == name.Label)));
        }
    }

    [Fact]
    public void Read_RowsOfAllParts_PathsKeepTheFilesOrderAndNumberTheLines()
    {
        using TemporaryFolder folder = Table($"emotion,pixels,Usage\n0,{Zeros},Training\n\n1,{Zeros},Training\n2,{Zeros},PublicTest\n3,{Zeros},PrivateTest\n");
        Assert.Equal(
            [
                ("fer2013.csv/PrivateTest/00005", "happiness", "test"), ("fer2013.csv/PublicTest/00004", "fear", "validation"),
                ("fer2013.csv/Training/00001", "anger", "training"), ("fer2013.csv/Training/00003", "disgust", "training"),
            ],
            Read(folder).Samples.Select(sample => (sample.Path, sample.Label, sample.Split!)));
    }

    [Theory]
    [InlineData("emotion, Usage, pixels", "4,Training,{0}")]
    [InlineData("\uFEFFemotion;pixels;Usage", "4;{0};training\r")]
    [InlineData("\"Usage\",\"emotion\",\"pixels\",other", "Training,\"4\",\"{0} \",x")]
    public void Read_AsOtherCopiesWriteIt_IsUnderstood(string header, string row)
    {
        string line = row.Replace("{0}", MadeUpFer2013.Numbers(7), StringComparison.Ordinal);
        using TemporaryFolder folder = Table($"{header}\n{line}\n{line}");
        Manifest manifest = Read(folder);
        Assert.Empty(manifest.Quarantine);
        Assert.Equal([("sadness", "training"), ("sadness", "training")], manifest.Samples.Select(sample => (sample.Label, sample.Split!)));
        Assert.All(manifest.Load(manifest.Samples[1]).Pixels, pixel => Assert.Equal(7, pixel));
    }

    [Theory]
    [InlineData("7,{0},Training", "its emotion is 7, expected a code from 0 to 6 (0 angry, 1 disgust, 2 fear, 3 happy, 4 sad, 5 surprise, 6 neutral)")]
    [InlineData(",{0},Training", "its emotion is empty, expected a code from 0 to 6 (0 angry, 1 disgust, 2 fear, 3 happy, 4 sad, 5 surprise, 6 neutral)")]
    [InlineData("0,{0},<script>", "its Usage is <script>, expected Training or PublicTest or PrivateTest")]
    [InlineData("0,{0}", "the row has 2 fields, expected emotion, pixels and Usage")]
    [InlineData("0,{0} 1,Training", "the pixels are 2,305 numbers, expected 2,304 (48 x 48)")]
    [InlineData("0,1 2 3,Training", "the pixels are 3 numbers, expected 2,304 (48 x 48)")]
    [InlineData("0,,Training", "the pixels are 0 numbers, expected 2,304 (48 x 48)")]
    [InlineData("0,0 256 {0},Training", "number 2 of the pixels is 256, expected a whole number from 0 to 255")]
    [InlineData("0,-1 {0},Training", "number 1 of the pixels is -1, expected a whole number from 0 to 255")]
    [InlineData("0,0 0 \u202e5 {0},Training", "number 3 of the pixels is \\u202E5, expected a whole number from 0 to 255")]
    public void Read_BadRow_IsQuarantinedWithItsLine(string row, string reason)
    {
        using TemporaryFolder folder = Table($"emotion,pixels,Usage\n0,{Zeros},Training\n{row.Replace("{0}", Zeros, StringComparison.Ordinal)}\n0,{Zeros},Training\n");
        Manifest manifest = Read(folder);
        Assert.Equal(["fer2013.csv/Training/00001", "fer2013.csv/Training/00003"], manifest.Samples.Select(sample => sample.Path));
        Assert.Equal(
            new QuarantinedFile("fer2013.csv", $"line 3 of fer2013.csv: {reason}. Get the table anew, or correct the line."), Assert.Single(manifest.Quarantine));
    }

    [Fact]
    public void Read_LineWithoutEnd_IsQuarantinedAndTheNextOneRead()
    {
        using TemporaryFolder folder = Table($"emotion,pixels,Usage\n0,{new string('1', 3_000_000)}\n0,{Zeros},Training");
        Manifest manifest = Read(folder);
        Assert.Equal("fer2013.csv/Training/00002", Assert.Single(manifest.Samples).Path);
        Assert.Contains("the line is longer than any row", Assert.Single(manifest.Quarantine).Reason, StringComparison.Ordinal);
        Assert.All(manifest.Load(manifest.Samples[0]).Pixels, pixel => Assert.Equal(0, pixel));
    }

    [Theory]
    [InlineData("", "the header lacks emotion and pixels and Usage; expected emotion,pixels,Usage, got no header. Get the whole table (fer2013.csv or icml_face_data.csv), as UTF-8.")]
    [InlineData("emotion,pixels\n0,1 2,\n", "the header lacks Usage; expected emotion,pixels,Usage, got emotion,pixels. Get the whole table (fer2013.csv or icml_face_data.csv), as UTF-8.")]
    [InlineData("emotion,pixels,Usage\n", "expected a row for each picture, got a header alone.")]
    [InlineData("emotion,pixels,Usage\n0,1 2,Training\n", "expected a row for each picture, got 1 that cannot be used (the first: line 2 of fer2013.csv: the pixels are 2 numbers, expected 2,304 (48 x 48). Get the table anew, or correct the line.).")]
    public void Read_TableThatCannotBeUsed_SaysWhatToDo(string text, string message)
    {
        using TemporaryFolder folder = Table(text);
        Assert.Equal($"FER2013: {folder.At("fer2013.csv")}: {message}", Assert.Throws<DatasetException>(() => Read(folder)).Message);
    }

    [Fact]
    public void Read_PictureUnderTwoLabels_IsCountedInANoteAndStays()
    {
        string ones = MadeUpFer2013.Numbers(1);
        using TemporaryFolder folder = Table(
            $"emotion,pixels,Usage\n0,{Zeros},Training\n4,{Zeros},PublicTest\n0,{ones},PrivateTest\n0,{ones},Training\n0,{Zeros},Training\n");
        Manifest manifest = Read(folder);
        Assert.Equal(5, manifest.Samples.Count);
        Assert.Empty(manifest.Quarantine);
        Assert.Equal(
            "1 picture occurs under more than one label, 3 times in all (the first: fer2013.csv/Training/00001 is anger, fer2013.csv/PublicTest/00002 is sadness). " +
            "The published set has such pictures and nothing tells which label is right: they stay in.", Assert.Single(manifest.Notes));
    }

    [Fact]
    public void Read_PartWithoutARow_IsNoted()
    {
        using TemporaryFolder folder = Table($"emotion,pixels,Usage\n0,{Zeros},Training\n");
        Assert.Equal("No picture is in the official split's part validation (PublicTest) or test (PrivateTest).", Assert.Single(Read(folder).Notes));
    }

    [Fact]
    public void Load_TableThatChanged_NamesFileByteAndReason()
    {
        string text = $"emotion,pixels,Usage\n0,{Zeros},Training\n";
        using TemporaryFolder folder = Table(text);
        Manifest manifest = Read(folder);
        int offset = text.IndexOf(Zeros, StringComparison.Ordinal);
        folder.Write("fer2013.csv", text[..(offset + 4)] + "x" + text[(offset + 5)..]);
        ImageFormatException error = Assert.Throws<ImageFormatException>(() => manifest.Load(manifest.Samples[0]));
        Assert.Equal((folder.At("fer2013.csv"), offset + 4L), (error.File, error.Offset));
        Assert.Equal("number 3 of the pixels is x, expected a whole number from 0 to 255; read the table anew, it has changed", error.Reason);
        folder.Write("fer2013.csv", text + "\n");
        Assert.Contains("bytes, expected", Assert.Throws<ImageFormatException>(() => manifest.Load(manifest.Samples[0])).Reason, StringComparison.Ordinal);
        File.Delete(folder.At("fer2013.csv"));
        Assert.Contains("cannot be read", Assert.Throws<ImageFormatException>(() => manifest.Load(manifest.Samples[0])).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FromManyThreads_GivesEachItsOwnRow()
    {
        using TemporaryFolder folder = Table(
            "emotion,pixels,Usage\n" + string.Concat(Enumerable.Range(0, 64).Select(i => $"{i % 7},{MadeUpFer2013.Numbers((byte)i)},Training\n")));
        Manifest manifest = Read(folder);
        var wrong = new bool[64];
        Parallel.For(0, 64, i => wrong[i] = manifest.Load(manifest.Samples[i]).Pixels.Any(pixel => pixel != i));
        Assert.DoesNotContain(true, wrong);
    }

    private static TemporaryFolder Table(string text)
    {
        var folder = new TemporaryFolder();
        folder.Write("fer2013.csv", text);
        return folder;
    }

    private static Manifest Read(TemporaryFolder folder) => new Fer2013Reader().Read(folder.Path, new ReaderOptions());
}
