using System.Diagnostics;
using System.Globalization;
using FerLib.Tests.DataFetch.Importing;
using FerLib.Tests.Datasets;
using FerLib.Tests.Notebooks;
using Xunit;

namespace FerLib.Tests.DataFetch.Commands;

public sealed class ImportCommandTests
{
    /// <summary>The environment variable that says how many imports are killed.</summary>
    private const string KillsVariable = "FER_ImportKills";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("import jafe x.zip", "data-fetch: there is no data set \"jafe\", expected one of ")]
    [InlineData("import jaffe x.zip --replac", "data-fetch: Unrecognized command or argument '--replac'. Did you mean \"--replace\"?")]
    [InlineData("import jaffe", "data-fetch: Required argument missing for command: 'import'.")]
    [InlineData("import jaffe nothing.zip", "data-fetch: there is no file or folder ")]
    public async Task Import_UsersMistake_IsOneLineAndCodeOne(string line, string message)
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string errors) = await DataFetchRun.Of([.. line.Split(' '), "--data-home", folder.At("home")]);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(message, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(folder.At("home")));
    }

    [Fact]
    public async Task Import_EmptyPath_IsOneLineAndCodeOne()
    {
        using var folder = new TemporaryFolder();
        (int code, _, string errors) = await DataFetchRun.Of("import", "jaffe", "", "--data-home", folder.At("home"));
        Assert.Equal((1, "data-fetch: the path of the archive or folder is empty. Name one."), (code, errors.TrimEnd()));
    }

    [Fact]
    public async Task Import_GoodArchive_SaysWhatWasFoundAndWhatToTypeNext()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tree/jaffe/KA.AN1.39.tiff", "a");
        folder.Write("tree/jaffe/odd.tiff", "b");
        PackedTree.Pack(folder.At("tree"), folder.At("a.zip"), "zip");
        (int code, string output, string errors) = await DataFetchRun.Of("import", "JAFFE", folder.At("a.zip"), "--data-home", folder.At("home"));
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(
            [
                "jaffe: hashing, MB: 1 of 1",
                "jaffe: unpacking, MB: 1 of 1",
                $"jaffe: 1 of 213 pictures, 1 quarantined: {folder.At("home/jaffe")}",
                "  17 of 17 counts differ from the published ones. As a table: status --counts",
                "  The quarantined files with reasons: status --quarantine DIR",
                $"  Next: dotnet run --project data-fetch -- verify jaffe --data-home {folder.At("home")}",
                $"        dotnet run --project data-fetch -- prepare jaffe --data-home {folder.At("home")}",
            ],
            output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Import_KilledAtAnyMoment_EndsInTheSameBytesWhenRunAgain()
    {
        using var folder = new TemporaryFolder();
        string archive = WriteArchive(folder);
        // Once to warm the disk's memory, once to measure.
        await Kill(archive, folder.At("warm"), TimeSpan.MaxValue, fromLock: false);
        (TimeSpan whole, TimeSpan fromLock) = await Kill(archive, folder.At("undisturbed"), TimeSpan.MaxValue, fromLock: false);
        SortedDictionary<string, string> expected = PackedTree.Bytes(folder.At("undisturbed"));
        Assert.Equal(202, expected.Count);

        int kills = int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 50;
        var random = new Random(1);
        int disturbed = 0;
        for (int i = 0; i < kills; i++)
        {
            string home = folder.At(FormattableString.Invariant($"home{i}"));
            // Of five kills one falls anywhere in the process's life, the others evenly into the time in which it writes.
            bool anywhere = i % 5 == 0;
            TimeSpan moment = anywhere ? whole * random.NextDouble() : fromLock * i / kills;
            await Kill(archive, home, moment, !anywhere);
            string set = Path.Combine(home, "jaffe");
            if (Directory.Exists(set))
                Assert.Equal(200, Directory.GetFiles(set).Length);
            disturbed += Directory.Exists(Path.Combine(home, ".jaffe.importing")) ? 1 : 0;

            (int code, _, string errors) = await DataFetchRun.Of("import", "jaffe", archive, "--data-home", home);
            Assert.True(code == 0 || errors.Contains("is there already", StringComparison.Ordinal), errors);
            Assert.Equal(expected, PackedTree.Bytes(home));
            Assert.Equal([".jaffe.lock", "jaffe", "receipts"], Directory.GetFileSystemEntries(home).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
            Directory.Delete(home, recursive: true);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{kills} kills in {whole.TotalMilliseconds:0} ms, {fromLock.TotalMilliseconds:0} ms of them writing; {disturbed} left something half-made."));
        Assert.True(kills < 10 || disturbed > kills / 4, $"only {disturbed} of {kills} kills met an import in its course");
    }

    [Fact]
    public async Task Import_Interrupted_RemovesWhatItWroteAndEndsWith130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows sends Ctrl-C to a console's processes together.");
        Assert.SkipWhen(RunnerProcess.IgnoresInterrupt, "This process was started with SIGINT ignored, as a shell does in the background; so would the import be.");
        using var folder = new TemporaryFolder();
        string archive = WriteArchive(folder);
        string home = folder.At("home");
        // The data home's place is claimed by this test, so that the import waits until it is interrupted.
        using (FerLib.Datasets.FolderClaim.Take(Path.Combine(home, "jaffe"), token: Token))
        {
            using Process process = Start(archive, home);
            Assert.Equal("jaffe: another process imports it; waiting.", await process.StandardOutput.ReadLineAsync(Token));
            using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync(Token);
            string errors = await process.StandardError.ReadToEndAsync(Token);
            await process.WaitForExitAsync(Token);
            Assert.Equal(130, process.ExitCode);
            Assert.StartsWith("Stopped. Nothing half-made is left", errors, StringComparison.Ordinal);
        }

        Assert.Equal([Path.Combine(home, ".jaffe.lock")], Directory.GetFileSystemEntries(home));
    }

    private static string WriteArchive(TemporaryFolder folder)
    {
        var random = new Random(2);
        byte[] picture = new byte[20_000];
        Directory.CreateDirectory(folder.At("tree/jaffe"));
        foreach (string file in PublishedNames.JaffeFiles().Take(200))
        {
            random.NextBytes(picture);
            File.WriteAllBytes(folder.At($"tree/{file}"), picture);
        }

        return PackedTree.Pack(folder.At("tree"), folder.At("jaffe.zip"), "zip");
    }

    private static Process Start(string archive, string home) => DataFetchRun.Start("import", "jaffe", archive, "--data-home", home);

    /// <summary>Starts an import and kills it after a time, from its start or from when its lock is there, unless it ends before.</summary>
    /// <returns>How long it lived, and how long from its lock on.</returns>
    private static async Task<(TimeSpan Whole, TimeSpan FromLock)> Kill(string archive, string home, TimeSpan after, bool fromLock)
    {
        var clock = Stopwatch.StartNew();
        using Process process = Start(archive, home);
        Task<string> output = process.StandardOutput.ReadToEndAsync(Token), errors = process.StandardError.ReadToEndAsync(Token);
        string claim = Path.Combine(home, ".jaffe.lock");
        while (!File.Exists(claim) && (fromLock || clock.Elapsed < after) && !process.WaitForExit(1))
        {
        }

        TimeSpan locked = clock.Elapsed, left = after == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : after - (fromLock ? TimeSpan.Zero : locked);
        if (!process.WaitForExit(after == TimeSpan.MaxValue || left > TimeSpan.Zero ? left : TimeSpan.Zero))
            process.Kill();
        await process.WaitForExitAsync(Token);
        (_, string said) = (await output, await errors);
        Assert.Equal("", said);
        return (clock.Elapsed, clock.Elapsed - locked);
    }
}
