using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DataFetch.Downloads;
using DataFetch.Importing;
using FerLib.Datasets;
using FerLib.Tests.DataFetch.Downloads;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Commands;

public sealed class FetchCommandTests
{
    private static readonly string Line = Environment.NewLine;

    [Fact]
    public async Task Fetch_DirectSet_IsReadyWithReceiptAndLicenceAndIsNotFetchedTwice()
    {
        using var bench = new SetBench();
        (int code, string output, string errors) = await bench.RunAsync("fetch FRL-London --yes");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("Licence: CC BY 4.0", output, StringComparison.Ordinal);
        Assert.Contains("10.6084/m9.figshare.5047666.v5).", output, StringComparison.Ordinal);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture,
            $"frl-london: 14 files, {bench.Set.Bytes:N0} bytes downloaded, every hash as published: {bench.Home.At("frl-london")}{Line}"), output, StringComparison.Ordinal);
        bench.AssertWhole();
        Assert.Equal((14, bench.Set.Bytes), (bench.Server.Requests.Count, bench.Server.BodyBytes));
        ImportReceipt receipt = ImportReceipt.Read(bench.Home.Path, "frl-london")!;
        Assert.Equal(new ImportReceipt("frl-london", "a made-up source", null, null, bench.Set.Address.AbsoluteUri) { Files = receipt.Files }, receipt);
        Assert.Equal(bench.Set.Files.Select(file => (file.Path, file.Sha256)).Order(), receipt.Files.Select(file => (file.Path, file.Sha256)).Order());
        Manifest manifest = DataSetLocator.Open("frl-london", new DataSetOptions { DataHome = bench.Home.Path }, TestContext.Current.CancellationToken);
        Assert.Equal((12, 6, 24), (manifest.Samples.Count, manifest.Subjects.Count, manifest.Samples[0].Age));

        (code, output, errors) = await bench.RunAsync("fetch frl-london");
        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith($"frl-london: already there, nothing was downloaded: {bench.Home.At("frl-london")}{Line}To check it: dotnet run --project data-fetch -- verify frl-london --data-home ", output, StringComparison.Ordinal);
        Assert.Equal(14, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_DirectSetEveryFirstAnswerCut_GoesOnFileByFile()
    {
        var seen = new HashSet<string>();
        using var bench = new SetBench((exchange, content) =>
        {
            lock (seen)
                return exchange.FileAsync(content, most: seen.Add(exchange.Path) ? content.Length / 2 : int.MaxValue);
        });
        Assert.Equal(0, (await bench.RunAsync("fetch frl-london --yes")).Code);
        bench.AssertWhole();
        // 512 bytes are looked at before any is kept: the small table's half is not.
        Assert.InRange(bench.Server.BodyBytes, bench.Set.Bytes, bench.Set.Bytes + 512);
    }

    [Fact]
    public async Task Fetch_DirectSetWithAFileThatDoesNotCome_IsAbsentAndGoesOnLater()
    {
        bool broken = true;
        using var bench = new SetBench((exchange, content) =>
            broken && exchange.Path.EndsWith("001_08.jpg", StringComparison.Ordinal) ? exchange.HeadAsync("404 Gone", "Content-Length: 0") : exchange.FileAsync(content));
        (int code, _, string errors) = await bench.RunAsync("fetch frl-london --yes");
        Assert.Equal((1, $"data-fetch: {bench.Set.Address}inst/smiling_front/001_08.jpg: the server has no such file (404 NotFound). Check the address, or ask the owner for a new one.{Line}"), (code, errors));
        Assert.False(Directory.Exists(bench.Home.At("frl-london")));
        Assert.Null(ImportReceipt.Read(bench.Home.Path, "frl-london"));
        string staging = bench.Home.At(".frl-london.fetching");
        string[] whole = [.. Directory.GetFiles(staging, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".partial", StringComparison.Ordinal))];
        // As a power cut may leave one, and another version of the list.
        File.WriteAllText(Path.Combine(staging, "LICENSE.md"), "damaged");
        bench.Home.Write(".frl-london.fetching/neutral_front/of-another-version.jpg", "");
        (broken, int before) = (false, bench.Server.Requests.Count);
        Assert.Equal(0, (await bench.RunAsync("fetch frl-london")).Code);
        bench.AssertWhole();
        int undamaged = whole.Count(file => Path.GetFileName(file) != "LICENSE.md");
        // Fewer where a file had come whole and was not checked yet when the others were stopped.
        Assert.InRange(bench.Server.Requests.Count - before, 1, 14 - undamaged);
    }

    [Fact]
    public async Task Fetch_DirectSetStopped_SaysWhatIsKeptAndGoesOn()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var bench = new SetBench(async (exchange, content) =>
        {
            if (exchange.Number == 8)
            {
                await stop.CancelAsync();
                await exchange.UntilClosedAsync();
            }
            else
                await exchange.FileAsync(content);
        });
        (int code, _, string errors) = await bench.RunUntilAsync("fetch frl-london --yes", stop.Token);
        Assert.Equal(130, code);
        Assert.Equal($"What has come is kept in {bench.Home.At(".frl-london.fetching")}: the same command goes on from there.{Line}" +
            $"Stopped. Nothing half-made is left in place; run the command again to go on.{Line}", errors);
        Assert.False(Directory.Exists(bench.Home.At("frl-london")));
        Assert.Equal(0, (await bench.RunAsync("fetch frl-london")).Code);
        bench.AssertWhole();
        Assert.InRange(bench.Server.Requests.Count, 15, 14 + 8);
    }

    [Fact]
    public async Task Fetch_TwoAtOnce_OneDownloadsAndTheOtherWaits()
    {
        using var bench = new SetBench();
        (int Code, string Output, string Errors)[] runs = await Task.WhenAll(bench.RunAsync("fetch frl-london --yes"), bench.RunAsync("fetch frl-london --yes"));
        Assert.All(runs, run => Assert.Equal((0, ""), (run.Code, run.Errors)));
        Assert.Single(runs, run => run.Output.Contains("14 files", StringComparison.Ordinal));
        Assert.Single(runs, run => run.Output.Contains("already there", StringComparison.Ordinal));
        bench.AssertWhole();
        Assert.Equal(14, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_Licence_IsAskedOnceAndRecorded()
    {
        using var bench = new SetBench();
        (int code, string output, string errors) = await bench.RunAsync("fetch frl-london");
        Assert.Equal((1, $"data-fetch: frl-london: nobody is there to accept the licence. Run the command in a terminal, or add --yes if you accept it.{Line}"), (code, errors));
        Assert.Contains("Do you accept? [y/N] ", output, StringComparison.Ordinal);
        (code, _, errors) = await bench.RunAsync("fetch frl-london", "\n");
        Assert.Equal((1, $"data-fetch: frl-london: the licence is not accepted, so nothing was downloaded.{Line}"), (code, errors));
        Assert.Empty(bench.Server.Requests);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Home.Path));

        Assert.Equal(0, (await bench.RunAsync("fetch frl-london", "Y\n")).Code);
        string record = bench.Home.At("licences.json");
        AcceptedLicence accepted = Assert.Single(JsonSerializer.Deserialize<AcceptedLicence[]>(await File.ReadAllBytesAsync(record, TestContext.Current.CancellationToken))!);
        string sentence = DataSetCatalog.Find("frl-london")!.Licence;
        Assert.Equal(
            new AcceptedLicence("frl-london", DownloadBench.HashOf(System.Text.Encoding.UTF8.GetBytes(sentence)), new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc)), accepted);

        Directory.Delete(bench.Home.At("frl-london"), recursive: true);
        (code, output, _) = await bench.RunAsync("fetch frl-london");
        Assert.Equal(0, code);
        Assert.DoesNotContain("accept", output, StringComparison.Ordinal);

        Directory.Delete(bench.Home.At("frl-london"), recursive: true);
        await File.WriteAllBytesAsync(record, JsonSerializer.SerializeToUtf8Bytes<AcceptedLicence[]>([accepted with { LicenceSha256 = "of another sentence" }]), TestContext.Current.CancellationToken);
        Assert.Equal(1, (await bench.RunAsync("fetch frl-london")).Code);
        await File.WriteAllTextAsync(record, "{", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await bench.RunAsync("fetch frl-london")).Code);
    }

    [Fact]
    public async Task Fetch_SetsOfTheOwners_SaysStepsAndTheNextCommandAndEndsWithCodeOne()
    {
        using var bench = new SetBench();
        foreach (DataSetDescription set in DataSetCatalog.Every.Where(set => set.Name != "frl-london"))
        {
            (int code, string output, string errors) = await bench.RunAsync($"fetch {set.Name}");
            Assert.Equal((1, $"data-fetch: {set.Name} was not fetched: its owners hand it out themselves. The steps are above.{Line}"), (code, errors));
            Assert.NotEmpty(set.StepsToGet);
            for (int step = 1; step <= set.StepsToGet.Count + 1; step++)
                Assert.Contains($"{Line}{step}.  ", output, StringComparison.Ordinal);
            Assert.Contains($"{Line}    dotnet run --project data-fetch -- import {set.Name} {set.ArchiveName ?? "ARCHIVE"} --data-home ", output, StringComparison.Ordinal);
            Assert.All(output.Split(Line), line => Assert.True(line.Length <= 80 || line.Contains("--data-home", StringComparison.Ordinal) || line.Contains("https://", StringComparison.Ordinal), line));
        }

        Assert.Empty(Directory.GetFileSystemEntries(bench.Home.Path));
    }

    [Theory]
    [InlineData("archives")]
    [InlineData("archives/jaffe-a.zip.partial")]
    [InlineData("archives/jaffe-a.zip.partial.json")]
    public async Task Fetch_FromToALink_IsRefusedAndNothingIsWrittenWhereItLeads(string place)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links only with special rights.");
        using var server = new LyingServer(exchange => exchange.FileAsync(DownloadBench.Content));
        using var bench = new SetBench();
        using var elsewhere = new TemporaryFolder();
        string link = Path.Combine(bench.Home.Path, place);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, place == "archives" ? elsewhere.Path : elsewhere.At("x"));
        (int code, _, string errors) = await bench.RunAsync($"fetch jaffe --yes --from {server.Address}a.zip");
        Assert.Equal(1, code);
        Assert.Contains($"{link} is a link to {elsewhere.Path}", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Fetch_From_BringsTheArchiveAndNeverTheToken()
    {
        using var home = new TemporaryFolder();
        using var server = new LyingServer(exchange => exchange.FileAsync(DownloadBench.Content, most: exchange.Number == 1 ? 100_000 : int.MaxValue));
        using var bench = new SetBench();
        string address = new Uri(server.Address, "records/1/files/jaffe.zip?token=secret#secret").AbsoluteUri;
        (int code, string output, string errors) = await bench.RunAsync($"fetch jaffe --yes --from {address}");
        string archive = Path.Combine(bench.Home.Path, "archives", "jaffe-jaffe.zip");
        Assert.Equal((0, ""), (code, errors));
        Assert.EndsWith(
            $"jaffe: 300,000 bytes downloaded: {archive}{Line}SHA-256: {DownloadBench.Hash}{Line}Compare it, if the owner publishes one.{Line}" +
            $"Next: dotnet run --project data-fetch -- import jaffe {archive} --data-home {bench.Home.Path}{Line}", output, StringComparison.Ordinal);
        Assert.Equal(DownloadBench.Content.Length, server.BodyBytes);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(bench.Home.Path, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("secret", file + File.ReadAllText(file), StringComparison.Ordinal));

        (code, output, _) = await bench.RunAsync($"fetch jaffe --from {address} --sha256 {DownloadBench.Hash} --size 300000");
        Assert.Equal(0, code);
        Assert.Contains("300,000 bytes already there", output, StringComparison.Ordinal);
        Assert.Contains("(as stated)", output, StringComparison.Ordinal);
        (code, _, errors) = await bench.RunAsync($"fetch jaffe --from {address} --size 7");
        Assert.Equal((1, $"data-fetch: {archive} is there and is another file: 300000 bytes, SHA-256 {DownloadBench.Hash}. Move it away, then run the command again.{Line}"), (code, errors));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("fetch jafe", "there is no data set \"jafe\", expected one of jaffe, ferg, senthil, kdef, utkface, fer2013, ck48, frl-london. Did you mean \"jaffe\"?")]
    [InlineData("fetch --form", "there is no option --form. Did you mean \"--from\"? Add --help to see what there is.")]
    [InlineData("fetch jaffe --size 7", "--sha256 and --size say what is at the address of --from, which is missing. Add it, or leave them out.")]
    [InlineData("fetch jaffe --from https://host/x?secret --sha256 12", "--sha256 is 12, expected 64 hexadecimal digits.")]
    [InlineData("fetch jaffe --from jaffe.zip?secret", "--from is not a web address, expected https://HOST/PATH. Copy the whole link, in quotes.")]
    [InlineData("fetch jaffe --from file:///etc/secret", "--from is not a web address, expected https://HOST/PATH. Copy the whole link, in quotes.")]
    [InlineData("fetch jaffe --from https://me:secret@host/a.zip", "--from: https://host/a.zip: the address holds a user name, which is not sent. Ask the owner for a link that needs none.")]
    [InlineData("fetch jaffe --from http://host/a.zip?secret", "http://host/a.zip: over http anybody on the way can change the file, and nothing would tell. Use its https address, or state its hash with --sha256.")]
    public async Task Fetch_UsersMistake_IsOneLineWithoutTheToken(string line, string message)
    {
        using var bench = new SetBench();
        (int code, string output, string errors) = await bench.RunAsync(line);
        Assert.Equal((1, "", $"data-fetch: {message}{Line}"), (code, output, errors));
    }

    [Fact]
    public async Task Fetch_KilledInMidDownload_GoesOnAndEndsWhole()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        byte[] content = DownloadBench.ContentOf(7, 2_000_000);
        int[] kills = [1, 100_000, 700_000, 1_300_000];
        int run = 0;
        using var server = new LyingServer(async exchange =>
        {
            await exchange.FileAsync(content, most: run < kills.Length ? Math.Max(0, kills[run] - (int)(exchange.From ?? 0)) : int.MaxValue);
            if (run < kills.Length)
                await exchange.UntilClosedAsync();
        });
        using var home = new TemporaryFolder();
        string archive = home.At("archives/jaffe-a.zip"), partial = archive + ".partial";
        string[] arguments = ["fetch", "jaffe", "--yes", "--from", server.Address + "a.zip?secret", "--sha256", DownloadBench.HashOf(content), "--data-home", home.Path];
        for (; run < kills.Length; run++)
        {
            using Process child = DataFetchRun.Start(arguments);
            // Below 512 bytes nothing is kept.
            while (server.Requests.Count <= run || (kills[run] > 1 && (!File.Exists(partial) || new FileInfo(partial).Length < kills[run])))
            {
                Assert.False(child.HasExited);
                await Task.Delay(2, token);
            }

            child.Kill();
            await child.WaitForExitAsync(token);
            Assert.False(File.Exists(archive));
        }

        using Process last = DataFetchRun.Start(arguments);
        await last.WaitForExitAsync(token);
        Assert.Equal((0, ""), (last.ExitCode, await last.StandardError.ReadToEndAsync(token)));
        Assert.Equal(DownloadBench.HashOf(content), DownloadBench.HashOf(await File.ReadAllBytesAsync(archive, token)));
        Assert.Equal([archive], Directory.GetFiles(home.At("archives"), "*.*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)));
        Assert.Equal(content.Length + 1, server.BodyBytes);
    }
}
