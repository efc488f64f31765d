using System.Globalization;
using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class Fer2013ReaderTests
{
    private static readonly ReaderOptions Options = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_TableAndFolders_GiveTheSameLabelsSplitsAndPixels(bool tells)
    {
        using var folder = new TemporaryFolder();
        var set = new MadeUpFer2013(210);
        folder.Write("table/fer2013.csv", set.Csv());
        set.WriteFolders(folder.At("folders"), tells);
        Manifest table = Read(folder.At("table")), folders = Read(folder.At("folders"));
        Assert.Equal((210, 210, 0, 0), (table.Samples.Count, folders.Samples.Count, table.Quarantine.Count, folders.Quarantine.Count));
        Dictionary<int, Sample> byRow = folders.Samples.ToDictionary(RowOf);
        Assert.All(table.Samples, sample =>
        {
            Sample other = byRow[RowOf(sample)];
            Assert.Equal((sample.Label, sample.Split), (other.Label, other.Split));
            Assert.Equal(table.Load(sample).Pixels, folders.Load(other).Pixels);
            Assert.Equal((48, 48, 1), (table.Load(sample).Width, table.Load(sample).Height, table.Load(sample).Channels));
        });
        Assert.All([table, folders], manifest =>
        {
            Assert.Equal(("FER2013", "fer2013", false), (manifest.Name, manifest.Reader, manifest.NamesSubjects));
            Assert.All(manifest.Samples, sample => Assert.Equal(sample.Path, sample.Subject));
        });
    }

    [Theory]
    [InlineData("fer2013.csv", "fer2013.csv")]
    [InlineData("fer2013/FER2013.csv", "FER2013.csv")]
    [InlineData("archive/fer2013/icml_face_data.csv", "icml_face_data.csv")]
    public void Read_FolderThatHoldsTheTable_FindsItTwoLevelsDeep(string file, string first)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, new MadeUpFer2013(7).Csv());
        folder.Write("train/angry/Training_1.png", "");
        Manifest manifest = Read(folder.Path);
        Assert.Equal(Path.GetDirectoryName(folder.At(file)), manifest.Root);
        Assert.Equal($"{first}/Training/00001", manifest.Samples[0].Path);
        Assert.Equal(manifest.Hash, Read(folder.At(file)).Hash);
    }

    [Fact]
    public void Read_TwoTables_TakesThePublishedName()
    {
        using var folder = new TemporaryFolder();
        folder.Write("icml_face_data.csv", "broken");
        folder.Write("fer2013/fer2013.csv", new MadeUpFer2013(7).Csv());
        Assert.Equal(7, Read(folder.Path).Samples.Count);
    }

    [Fact]
    public void Read_NeitherTableNorFolders_SaysWhatWasExpected()
    {
        using var folder = new TemporaryFolder();
        folder.With("angry/a.png", "happy/b.png");
        Assert.Equal(
            $"FER2013: {folder.Path}: expected fer2013.csv, or pictures like train/angry/Training_10118481.jpg and test/angry/PrivateTest_10131363.jpg " +
            "(name the folder above train), but none of its 2 files is one (the first: angry/a.png). It looks like a folder for each class: write folder:PATH.",
            Assert.Throws<DatasetException>(() => Read(folder.Path)).Message);
        Assert.Contains("does not exist", Assert.Throws<DatasetException>(() => Read(folder.At("none"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ByTheLocator_OpensTheTableItself()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine/fer2013.csv", new MadeUpFer2013(21).Csv());
        Assert.Equal(21, DataSetLocator.Open("fer2013:mine/fer2013.csv", new DataSetOptions { WorkingFolder = folder.Path }, TestContext.Current.CancellationToken).Samples.Count);
    }

    private static int RowOf(Sample sample)
    {
        string name = Path.GetFileNameWithoutExtension(sample.Path);
        return int.Parse(name[(name.LastIndexOf('_') + 1)..], CultureInfo.InvariantCulture);
    }

    private static Manifest Read(string root) => new Fer2013Reader().Read(root, Options);
}
