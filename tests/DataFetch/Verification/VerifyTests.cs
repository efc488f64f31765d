using System.Security.Cryptography;
using DataFetch.Importing;
using FerLib.Imaging;
using FerLib.Tests.Datasets;
using FerLib.Tests.Imaging;
using Xunit;

namespace FerLib.Tests.DataFetch.Verification;

public sealed class VerifyTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly string[] _files = [.. PublishedNames.JaffeFiles().Take(8)];

    public VerifyTests()
    {
        for (int i = 0; i < _files.Length; i++)
            Write(_files[i], i);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Verify_AsImported_IsWhole()
    {
        WriteReceipt();
        (int code, string output) = await Verify("verify", "jaffe");
        Assert.Equal(0, code);
        Assert.Contains("jaffe: whole. 8 pictures can be opened, 8 files have the bytes", output, StringComparison.Ordinal);
        Assert.Contains("counts that are not the published ones", output, StringComparison.Ordinal);
        Assert.EndsWith($"Verdict: whole. 1 set, 8 pictures: none damaged, changed or missing.{Environment.NewLine}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WithoutReceipt_SaysThatNoHashesCanBeCompared()
    {
        (int code, string output) = await Verify("verify");
        Assert.Equal(0, code);
        Assert.Contains("No import is on record for it: no hashes can be compared", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_DamagedPicture_SaysNameReasonAndByteAndFails()
    {
        byte[] picture = File.ReadAllBytes(_home.At(_files[1]));
        File.WriteAllBytes(_home.At(_files[1]), picture[..^100]);
        File.WriteAllBytes(_home.At(_files[2]), []);
        (int code, string output) = await Verify("verify");
        Assert.Equal(1, code);
        Assert.Contains("2 damaged: pictures that cannot be decoded", output, StringComparison.Ordinal);
        Assert.Contains($"{Environment.NewLine}    {Name(1)}{Environment.NewLine}      ", output, StringComparison.Ordinal);
        Assert.Contains("(at byte", output, StringComparison.Ordinal);
        Assert.Contains("jaffe: not whole: 2 damaged.", output, StringComparison.Ordinal);
        Assert.EndsWith($"Verdict: not whole. 1 of 1 set: something is damaged, changed or missing.{Environment.NewLine}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_EveryPictureDamaged_IsAFindingAndNoCrash()
    {
        foreach (string file in _files)
            File.WriteAllBytes(_home.At(file), RandomNumberGenerator.GetBytes(300));
        (int code, string output) = await Verify("verify");
        Assert.Equal(1, code);
        Assert.Contains("8 damaged: pictures that cannot be decoded", output, StringComparison.Ordinal);
        Assert.Contains("and 3 more", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ChangedMissingAndExtraFiles_FailsForTheFirstTwoOnly()
    {
        _home.Write("jaffe/README.txt", "as it was");
        WriteReceipt();
        Write(_files[0], 99);
        File.Delete(_home.At(_files[1]));
        _home.Write("jaffe/README.txt", "something else");
        _home.Write("jaffe/notes.txt", "my own");
        (int code, string output) = await Verify("verify", "--report", _home.At("reports/r.csv"));
        Assert.Equal(1, code);
        Assert.Contains("jaffe: not whole: 2 changed, 1 missing.", output, StringComparison.Ordinal);
        Assert.Contains($"  To repair it:{Environment.NewLine}    dotnet run --project data-fetch -- import jaffe ARCHIVE --replace", output, StringComparison.Ordinal);
        Assert.Contains("1 extra: files that were not imported", output, StringComparison.Ordinal);
        string[] rows = File.ReadAllLines(_home.At("reports/r.csv"));
        Assert.Equal("set,finding,fault,path,detail", rows[0]);
        Assert.Equal(["README.txt", Name(0)], Paths(rows, "jaffe,changed,yes,").Order(StringComparer.Ordinal).Reverse());
        Assert.Equal([Name(1)], Paths(rows, "jaffe,missing,yes,"));
        Assert.Equal(["notes.txt"], Paths(rows, "jaffe,extra,no,"));
    }

    [Fact]
    public async Task Verify_AllFilesGone_SaysThatTheSetCannotBeReadAndWhatIsMissing()
    {
        WriteReceipt();
        foreach (string file in _files)
            File.Delete(_home.At(file));
        (int code, string output) = await Verify("verify");
        Assert.Equal(1, code);
        Assert.Contains("jaffe: not whole: 1 unreadable, 8 missing.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_BlackOddlySizedAndIdenticalPictures_AreSaidAndNoFault()
    {
        File.WriteAllBytes(_home.At(_files[0]), TiffEncoder.Encode(new Image(256, 256, 1)));
        File.WriteAllBytes(_home.At(_files[1]), TiffEncoder.Encode(FormulaPicture.Create(100, 120, 1)));
        string[] anger = [.. _files.Where(file => file.Contains(".AN", StringComparison.Ordinal))], other = [.. _files.Except(anger)];
        Write(anger[2], 50);
        Write(other[0], 50);
        Write(other[1], 60);
        Write(other.Last(file => file.Contains(".DI", StringComparison.Ordinal)), 60);
        (int code, string output) = await Verify("verify", "--report", _home.At("r.csv"));
        Assert.Equal(0, code);
        string[] rows = File.ReadAllLines(_home.At("r.csv"));
        Assert.Equal([Name(0)], Paths(rows, "jaffe,all black,no,"));
        Assert.Equal([Name(1)], Paths(rows, "jaffe,size,no,"));
        Assert.Contains("100 x 120, published 256 x 256", output, StringComparison.Ordinal);
        Assert.Single(Paths(rows, "jaffe,two labels,no,"));
        Assert.Single(Paths(rows, "jaffe,copy,no,"));
    }

    [Fact]
    public async Task Verify_KdefPicturesOfThePublishedOddSize_AreAsPublished()
    {
        _home.With("kdef/AM05/AM05ANFR.JPG", "kdef/AM05/AM05ANHR.JPG");
        File.WriteAllBytes(_home.At("kdef/AM05/AM05ANFR.JPG"), JpegEncoder.Encode(FormulaPicture.Create(970, 633, 3)));
        File.WriteAllBytes(_home.At("kdef/AM05/AM05ANHR.JPG"), JpegEncoder.Encode(FormulaPicture.Create(970, 633, 3)));
        await Verify("verify", "kdef", "--report", _home.At("r.csv"));
        Assert.Equal(["AM05/AM05ANHR.JPG"], Paths(File.ReadAllLines(_home.At("r.csv")), "kdef,size,no,"));
    }

    [Fact]
    public async Task Verify_TableOfPixels_OpensEveryRow()
    {
        string row = $"0,{string.Join(' ', Enumerable.Range(0, 2304).Select(i => i % 256))},Training\n";
        _home.Write("fer2013/fer2013.csv", $"emotion,pixels,Usage\n{row}{"3" + row[1..]}");
        (int code, string output) = await Verify("verify", "fer2013");
        Assert.Equal(0, code);
        Assert.Contains("fer2013: whole. 2 pictures can be opened.", output, StringComparison.Ordinal);
        Assert.Contains("1 the same picture, byte for byte, under another label", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ReceiptThatLeavesTheFolder_OpensNothingOutside()
    {
        string outside = _home.Write("secret.txt", "x");
        string hash = Convert.ToHexStringLower(SHA256.HashData("x"u8));
        new ImportReceipt("jaffe", "j.zip", 1, null, null) { Files = [new("../secret.txt", hash), new(outside, hash), new("a\0b", hash)] }.Write(_home.Path);
        (int code, string output) = await Verify("verify");
        Assert.Equal(1, code);
        Assert.Contains("jaffe: not whole: 3 missing.", output, StringComparison.Ordinal);
        Assert.Contains("outside the set's folder", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_PracticeSetThatIsNotWhole_Fails()
    {
        Write("practice/jaffe/KA.AN1.39.tiff", 1);
        (int code, string output) = await Verify("verify", "practice/jaffe");
        Assert.Equal(1, code);
        Assert.Contains("practice/jaffe: not whole: 1 missing.", output, StringComparison.Ordinal);
        Assert.Contains($"To repair it, delete its folder, then:{Environment.NewLine}    dotnet run --project data-fetch -- practice jaffe", output, StringComparison.Ordinal);
        Assert.Contains("practice jaffe makes it anew", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_NamesWithControlCharactersAndRightToLeftLetters_StandOnLinesOfTheirOwn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows no control characters in file names.");
        WriteReceipt();
        _home.Write("jaffe/\u05d0\u05d1 \u202e\n\u001b[2J.txt", "x");
        (_, string output) = await Verify("verify");
        Assert.Contains($"{Environment.NewLine}    \u05d0\u05d1 \\u202E\\u000A\\u001B[2J.txt{Environment.NewLine}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify kdef", "data-fetch: kdef is not on this disk: expected the folder ")]
    [InlineData("verify practice/kdef", "data-fetch: practice/kdef is not on this disk: expected the folder ")]
    public async Task Verify_SetThatIsNotThere_IsOneLineAndCodeOne(string line, string start)
    {
        (int code, _, string errors) = await DataFetchRun.Of([.. line.Split(' '), "--data-home", _home.Path]);
        Assert.Equal(1, code);
        Assert.StartsWith(start, Assert.Single(errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_EmptyDataHome_SaysThatThereIsNothing()
    {
        using var empty = new TemporaryFolder();
        (int code, _, string errors) = await DataFetchRun.Of("verify", "--data-home", empty.Path);
        Assert.Equal(1, code);
        Assert.StartsWith("data-fetch: there is nothing to verify", errors, StringComparison.Ordinal);
    }

    private string Name(int file) => Path.GetFileName(_files[file]);

    private void Write(string file, int number)
    {
        Image image = FormulaPicture.Create(256, 256, 1);
        image.Pixels[0] = (byte)number;
        string full = _home.At(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, TiffEncoder.Encode(image));
    }

    private void WriteReceipt() => new ImportReceipt("jaffe", "jaffe.zip", 1, new string('a', 64), null)
    {
        Files = [.. Directory.GetFiles(_home.At("jaffe")).Select(file =>
            new ImportedFile(Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))))],
    }.Write(_home.Path);

    private static IEnumerable<string> Paths(string[] rows, string start) =>
        rows.Where(row => row.StartsWith(start, StringComparison.Ordinal)).Select(row => row[start.Length..].Split(',')[0]);

    private async Task<(int Code, string Output)> Verify(params string[] arguments)
    {
        (int code, string output, string errors) = await DataFetchRun.Of([.. arguments, "--data-home", _home.Path]);
        Assert.Equal("", errors);
        DataFetchRun.AssertFits(output, _home.Path);
        return (code, output);
    }
}
