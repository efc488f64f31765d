using DataFetch.Importing;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch;

public sealed class DataSetStatusTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Status_NothingThere_NamesWhatIsMissingAndMakesNothing()
    {
        string output = await Status("status", "--data-home", _home.At("none"));
        Assert.Contains($"Data home: {_home.At("none")} (does not exist yet)", output, StringComparison.Ordinal);
        Assert.Contains("jaffe, ferg, senthil, kdef, utkface, fer2013, ck48", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_home.At("none")));
    }

    [Fact]
    public async Task Status_SetsThere_SaysPicturesPlaceAndWhatCannotBeRead()
    {
        _home.With([.. PublishedNames.JaffeFiles(), "jaffe/odd.tiff", "FERG_DB_256/other.png", "KDEF_and_AKDEF/x.jpg"]);
        string output = await Status("status", "--quarantine", _home.At("lists"));
        Assert.Contains("jaffe - JAFFE: 213 of 213 published pictures", output, StringComparison.Ordinal);
        Assert.Contains("10 subjects, 0 bytes on this disk, 1 in quarantine", output, StringComparison.Ordinal);
        Assert.Contains(_home.At("jaffe"), output, StringComparison.Ordinal);
        Assert.Contains("1 x its name", output, StringComparison.Ordinal);
        Assert.Contains("ferg - FERG (2D): a folder of 0 bytes is there, but cannot be read", output, StringComparison.Ordinal);
        Assert.Contains("kdef - KDEF: a folder of 0 bytes is there, but cannot be read", output, StringComparison.Ordinal);
        Assert.Contains("odd.tiff,", File.ReadAllText(_home.At("lists/jaffe-quarantine.csv")), StringComparison.Ordinal);
        Assert.DoesNotContain("differ from the published", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_FewerPicturesThanPublished_ShowsTheTableWithinEightyColumns()
    {
        _home.With(PublishedNames.FergFiles().Where((_, i) => i % 50 == 0));
        string output = await Status("status", "ferg");
        Assert.Contains("42 of 42 counts differ from the published ones", output, StringComparison.Ordinal);
        Assert.Contains("33/1,644", output, StringComparison.Ordinal);
        string all = await Status("status", "ferg", "--counts");
        Assert.Equal(output, all);
    }

    [Fact]
    public async Task Status_EverythingAsPublished_ShowsTablesOnlyWhenAsked()
    {
        _home.With(PublishedNames.JaffeFiles());
        Assert.DoesNotContain("KM", await Status("status", "jaffe"), StringComparison.Ordinal);
        Assert.Contains("KA  KL  KM", await Status("status", "jaffe", "--counts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_ReceiptAndArchives_SaysWhereItCameFromAndWhatWaits()
    {
        _home.With(PublishedNames.JaffeFiles());
        _home.Write("archives/jaffe.zip", "four");
        _home.Write("archives/KDEF_and_AKDEF.zip", "other");
        _home.Write("archives/x$(y).zip", "other");
        _home.Write("archives/utkface.tar.gz.partial", "half");
        _home.Write("archives/utkface.tar.gz.partial.json", "{}");
        _home.Write("archives/.jaffe.zip.lock", "");
        _home.Write("prepared/jaffe-512-png-0123/red/a.png", "four");
        new ImportReceipt("jaffe", "jaffe.zip", 4, new string('a', 64), null) { Files = [new("x", new string('b', 64))] }.Write(_home.Path);
        string output = await Status("status");
        Assert.Contains("Imported from jaffe.zip: 1 files", output, StringComparison.Ordinal);
        Assert.Contains($"SHA-256 {new string('a', 64)}", output, StringComparison.Ordinal);
        Assert.Contains($"import kdef \"{_home.At("archives")}", output, StringComparison.Ordinal);
        Assert.Contains("x$(y).zip (5 bytes)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"" + _home.At("archives/x"), output, StringComparison.Ordinal);
        Assert.DoesNotContain("import jaffe", output, StringComparison.Ordinal);
        Assert.DoesNotContain("partial", output, StringComparison.Ordinal);
        Assert.DoesNotContain(".lock", output, StringComparison.Ordinal);
        Assert.Contains("jaffe-512-png-0123: the channels as PNG files, 4 bytes", output, StringComparison.Ordinal);
        Assert.Contains($"fetch NAME --data-home {_home.Path}{Environment.NewLine}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_NamesThatAreNotThere_SaysHowToGetThem()
    {
        string output = await Status("status", "KDEF", "practice/jaffe");
        Assert.Contains("kdef - KDEF: not on this disk", output, StringComparison.Ordinal);
        Assert.Contains("Register at kdef.se", output, StringComparison.Ordinal);
        Assert.Contains("practice/jaffe: not made yet", output, StringComparison.Ordinal);
        Assert.Contains("-- practice jaffe", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_NamesWithControlCharactersAndRightToLeftMarks_StandOnOneLine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows no control characters in file names.");
        _home.With([.. PublishedNames.JaffeFiles(), "jaffe/a\nb\u001b[31m\u202e.tiff"]);
        _home.Write("archives/jaffe\n\u202e.zip", "x");
        string output = await Status("status");
        Assert.Contains(@"  jaffe\u000A\u202E.zip (1 byte)", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', output);
    }

    private async Task<string> Status(params string[] arguments)
    {
        (int code, string output, string errors) = await DataFetchRun.Of([.. arguments, .. arguments.Contains("--data-home") ? [] : (string[])["--data-home", _home.Path]]);
        Assert.Equal((0, ""), (code, errors));
        DataFetchRun.AssertFits(output, _home.Path);
        return output;
    }
}
