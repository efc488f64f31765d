using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using FerLib.Datasets;
using FerLib.Datasets.Prepared;
using FerLib.Tests.Datasets;
using FerLib.Tests.Datasets.Prepared;
using Xunit;

namespace FerLib.Tests.DataFetch.Commands;

public sealed class PrepareCommandTests
{
    /// <summary>The environment variable that says how many preparations are killed.</summary>
    private const string KillsVariable = "FER_PrepareKills";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("prepare", "data-fetch: Required argument missing for command: 'prepare'. Add --help to see what there is.")]
    [InlineData("prepare nothing", "data-fetch: DataSet: nothing is no known data set, ")]
    [InlineData("prepare folder:nowhere", "data-fetch: folder: ")]
    [InlineData("prepare ferg", "data-fetch: DataSet: ferg is not on this disk: ")]
    [InlineData("prepare ferg --size 4", "data-fetch: --size is 4, expected a whole number from 8 to 2048. Add --help to see what there is.")]
    [InlineData("prepare ferg --size 4000", "data-fetch: --size is 4000, expected a whole number from 8 to 2048. Add --help to see what there is.")]
    [InlineData("prepare ferg --channels purple", "data-fetch: --channels is purple, expected one of intensity, red, green, blue, rgb, irgb. Add --help to see what there is.")]
    [InlineData("prepare ferg --png --channels red", "data-fetch: --png writes all four channels, each into a folder of its own; leave out --channels.")]
    [InlineData("prepare ferg --pgn", "data-fetch: there is no option --pgn. Did you mean \"--png\"? Add --help to see what there is.")]
    public async Task Prepare_UsersMistake_IsOneLineAndCodeOne(string line, string message)
    {
        using var home = new TemporaryFolder();
        (int code, string output, string errors) = await DataFetchRun.Of([.. line.Split(' '), "--data-home", home.At("home")]);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(message, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(home.At("home")));
    }

    [Fact]
    public async Task Prepare_Set_SaysWhatItTakesBeforeAndWhatCameOfIt()
    {
        using var home = new TemporaryFolder();
        Manifest manifest = ColorSet.Write(home, 20);
        File.WriteAllText(manifest.FileOf(manifest.Samples[4]), "no picture");
        string[] command = ["prepare", $"folder:{home.At("set")}", "--size", "16", "--data-home", home.At("home")];
        (int code, string output, string errors) = await DataFetchRun.Of(command);
        Assert.Equal((0, ""), (code, errors));
        string file = Assert.Single(Directory.GetFiles(home.At("home/prepared"), "*.pictures"));
        string[] lines = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"set: 20 pictures of 4 x 16 x 16, 29.1 kB, will be in {file}", lines[0]);
        Assert.Equal("set: preparing: 20 of 20", lines[10]);
        Assert.Equal("set: done, 29.1 kB; the notebooks take them by themselves.", lines[11]);
        Assert.StartsWith($"  1 picture could not be decoded; the first, {manifest.Samples[4].Path}:", lines[12], StringComparison.Ordinal);
        Assert.Equal("The notebooks look in this data home if the environment variable FER_DataHome names it.", lines[^1]);

        (code, output, errors) = await DataFetchRun.Of(command);
        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith($"set: 20 pictures of 4 x 16 x 16, 29.1 kB, are prepared already: {file}{Environment.NewLine}", output, StringComparison.Ordinal);
        Assert.Equal(["set"], new PreparedCache(home.At("home/prepared")).Sets().Select(set => set.DataSet));
    }

    [Fact]
    public async Task Prepare_Png_WritesTheChannelsAsThePaperHasThem()
    {
        using var home = new TemporaryFolder();
        ColorSet.Write(home, 8);
        string[] command = ["prepare", $"folder:{home.At("set")}", "--png", "--data-home", home.At("home")];
        (int code, string output, string errors) = await DataFetchRun.Of(command);
        Assert.Equal((0, ""), (code, errors));
        string folder = Assert.Single(Directory.GetDirectories(home.At("home/prepared"), "set-512-png-*"));
        Assert.Contains("set: 32 PNG files of 512 x 512, about ", output, StringComparison.Ordinal);
        Assert.Equal(32, Directory.GetFiles(folder, "*.png", SearchOption.AllDirectories).Length);
        (_, output, _) = await DataFetchRun.Of(command);
        Assert.Equal($"set: 32 PNG files of 512 x 512 are there already: {folder}{Environment.NewLine}", output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Prepare_KilledAtAnyMoment_EndsInTheSameBytesWhenRunAgain(bool png)
    {
        using var folder = new TemporaryFolder();
        ColorSet.Write(folder, png ? 60 : 400);
        string[] command = ["prepare", $"folder:{folder.At("set")}", "--size", png ? "96" : "128", .. png ? (string[])["--png"] : []];
        await Kill(command, folder.At("warm"), TimeSpan.MaxValue);
        TimeSpan whole = await Kill(command, folder.At("undisturbed"), TimeSpan.MaxValue);
        SortedDictionary<string, string> expected = FilesIn(folder.At("undisturbed"));

        int kills = int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 25;
        var random = new Random(png ? 2 : 1);
        int disturbed = 0;
        for (int i = 0; i < kills; i++)
        {
            string home = folder.At(string.Create(CultureInfo.InvariantCulture, $"home{i}"));
            await Kill(command, home, whole * (i % 5 == 0 ? random.NextDouble() : 0.3 + 0.7 * i / kills));
            disturbed += Directory.Exists(Path.Combine(home, "prepared")) && !FilesIn(home).SequenceEqual(expected) ? 1 : 0;
            Assert.All(new PreparedCache(PreparedCache.FolderIn(home)).Sets(), set => Assert.Equal(400, set.Pictures));
            (int code, _, string errors) = await DataFetchRun.Of([.. command, "--data-home", home]);
            Assert.Equal((0, ""), (code, errors));
            Assert.Equal(expected, FilesIn(home));
            Directory.Delete(home, recursive: true);
        }

        // Otherwise the kills all came too early or too late to say anything.
        Assert.InRange(disturbed, kills / 5, kills);
    }

    [Fact]
    public async Task Prepare_DiskFull_SaysWhatIsNeededAndGoesOnWhenThereIsRoom()
    {
        using var home = new TemporaryFolder();
        ColorSet.Write(home, 40);
        using var small = new SmallDisk(home.At("small"), "200k");
        string[] command = ["prepare", $"folder:{home.At("set")}", "--data-home", home.At("small")];
        (int code, _, string errors) = await DataFetchRun.Of([.. command, "--size", "64"]);
        Assert.Equal(1, code);
        Assert.Matches(@"cannot be written \(the disk has not enough room\)\. 40 pictures take 66\d\.\d kB, [0-9.]+ kB are free\. Make room", errors);
        (code, _, errors) = await DataFetchRun.Of([.. command, "--size", "8"]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Single(Directory.GetFiles(home.At("small/prepared"), "*.pictures"));
    }

    /// <summary>Runs the command as a process of its own and kills it after a time.</summary>
    /// <returns>How long it ran.</returns>
    private static async Task<TimeSpan> Kill(string[] command, string home, TimeSpan after)
    {
        long started = Stopwatch.GetTimestamp();
        using Process process = DataFetchRun.Start([.. command, "--data-home", home]);
        Task<string> output = process.StandardOutput.ReadToEndAsync(Token), errors = process.StandardError.ReadToEndAsync(Token);
        if (after == TimeSpan.MaxValue || !process.WaitForExit(after))
        {
            if (after != TimeSpan.MaxValue)
                process.Kill();
            await process.WaitForExitAsync(Token);
        }

        await Task.WhenAll(output, errors);
        if (after == TimeSpan.MaxValue)
            Assert.Equal((0, ""), (process.ExitCode, await errors));
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>What was prepared, without locks and hash tables.</summary>
    private static SortedDictionary<string, string> FilesIn(string home) => new(
        Directory.GetFiles(Path.Combine(home, "prepared"), "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(file)) != "hashes")
            .ToDictionary(file => Path.GetRelativePath(home, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);
}
