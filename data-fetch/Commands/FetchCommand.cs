using System.CommandLine;
using System.Globalization;
using DataFetch.Downloads;
using FerLib.Datasets;

namespace DataFetch.Commands;

/// <summary><c>fetch</c>: downloads a set where its owners allow that, or an archive from an address that they gave; otherwise says what to do.</summary>
/// <remarks>Its exit code is 1 also when it only says what to do: a script that goes on with the set must notice that it is not there.</remarks>
internal sealed class FetchCommand
{
    private const int HashDigits = 64;
    private readonly CommandHost _host;
    private readonly Func<string, DirectSet?> _directOf;
    private readonly Func<Downloader> _downloader;
    private readonly TimeProvider _clock;

    private readonly Argument<string> _name = new("NAME") { Description = "Which data set; list shows them." };
    private readonly Option<string?> _from = new("--from")
    {
        Description = "Downloads an archive from this address, which its owner gave you, to archives/ in the data home. In quotes.",
        HelpName = "ADDRESS",
    };
    private readonly Option<string?> _sha256 = new("--sha256") { Description = "The archive's SHA-256, as its owner publishes it.", HelpName = "HEX" };
    private readonly Option<long?> _size = new("--size")
    {
        Description = "The archive's length, as its owner publishes it.",
        HelpName = "BYTES",
        CustomParser = result => CommandHost.Parsed(result, 1L, "a number of bytes, 1 or more"),
    };
    private readonly Option<bool> _yes = new("--yes") { Description = "Accepts the set's licence, for scripts." };

    private FetchCommand(CommandHost host, Func<string, DirectSet?> directOf, Func<Downloader> downloader, TimeProvider clock) =>
        (_host, _directOf, _downloader, _clock) = (host, directOf, downloader, clock);

    public static Command Create(CommandHost host) => Create(host, DirectSets.Find, DownloadClient.CreateDownloader, TimeProvider.System);

    /// <summary>The command with other addresses, another way to download or another clock.</summary>
    public static Command Create(CommandHost host, Func<string, DirectSet?> directOf, Func<Downloader> downloader, TimeProvider clock)
    {
        var fetch = new FetchCommand(host, directOf, downloader, clock);
        var command = new Command("fetch", "Downloads a data set where its owners allow that; otherwise says step by step how to get it (exit code 1).")
        {
            fetch._name, fetch._from, fetch._sha256, fetch._size, fetch._yes,
        };
        // Guard is there for work that blocks its thread: so does a progress bar.
        command.SetAction((result, token) => host.Guard(() => fetch.RunAsync(result, token).GetAwaiter().GetResult()));
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken token)
    {
        string typed = result.GetValue(_name)!;
        _host.RefuseOptions([typed], _from, _sha256, _size, _yes);
        DataSetDescription set = CommandHost.Known(typed);
        string home = _host.HomeOf(result);
        string dataHome = _host.TypedHomeOf(result);
        if (result.GetValue(_from) is { } address)
            return await FetchArchiveAsync(set, address, result, home, dataHome, token);
        if (result.GetValue(_sha256) is not null || result.GetValue(_size) is not null)
            throw new DatasetException("--sha256 and --size say what is at the address of --from, which is missing. Add it, or leave them out.");
        if (set.FolderIn(home) is { } there && Directory.EnumerateFileSystemEntries(there).Any())
            return SayThere(set, there, dataHome);
        if (_directOf(set.Name) is { } direct)
            return await FetchSetAsync(set, direct, result.GetValue(_yes), home, dataHome, token);
        new StepsByHand(_host.Screen, set, dataHome).Show();
        return _host.Fail($"{set.Name} was not fetched: its owners hand it out themselves. The steps are above.");
    }

    private async Task<int> FetchSetAsync(DataSetDescription set, DirectSet direct, bool accepts, string home, string dataHome, CancellationToken token)
    {
        await new LicenceAgreement(_host, home, _clock).RequireAsync(set, accepts, token);
        var download = new SetDownload(_downloader(), direct, home);
        bool cameNow = Transfer(set.Name, download.Staging, report => download.RunAsync(report, SayWaiting, token));
        string root = Path.Combine(home, set.Name);
        if (!cameNow)
            return SayThere(set, root, dataHome);
        _host.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"{set.Name}: {direct.Files.Count} files, {direct.Bytes:N0} bytes downloaded, every hash as published: {root}"));
        return 0;
    }

    private async Task<int> FetchArchiveAsync(
        DataSetDescription set, string address, ParseResult result, string home, string dataHome, CancellationToken token)
    {
        string? hash = result.GetValue(_sha256)?.Trim();
        if (hash is not null && (hash.Length != HashDigits || !hash.All(char.IsAsciiHexDigit)))
            throw new DatasetException($"--sha256 is {OneLine.Of(hash)}, expected {HashDigits} hexadecimal digits.");
        var remote = new RemoteFile(WebAddress.Parse(address, hash is not null)) { Bytes = result.GetValue(_size), Sha256 = hash };
        await new LicenceAgreement(_host, home, _clock).RequireAsync(set, result.GetValue(_yes), token);
        var download = new ArchiveDownload(_downloader(), remote, home, set.Name);
        (DownloadedFile archive, bool cameNow) = Transfer(set.Name, download.File + ".partial", report => download.RunAsync(report, SayWaiting, token));
        string done = cameNow ? "downloaded" : "already there; move it away to download it again";
        _host.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"{set.Name}: {archive.Bytes:N0} bytes {done}: {download.File}"));
        _host.Screen.Line($"SHA-256: {archive.Sha256}{(hash is null ? "" : " (as stated)")}");
        if (hash is null)
            _host.Screen.Line("Compare it, if the owner publishes one.");
        _host.Screen.Line($"Next: {CommandHost.Typed} import {set.Name} {CommandHost.Quoted(download.File)}{dataHome}");
        return 0;
    }

    private T Transfer<T>(string title, string kept, Func<Action<long, long?>, Task<T>> work)
    {
        try
        {
            return _host.Screen.Transfer(title, _clock, report => work(report).GetAwaiter().GetResult());
        }
        catch (OperationCanceledException)
        {
            if (File.Exists(kept) || Directory.Exists(kept))
                _host.Errors.WriteLine($"What has come is kept in {kept}: the same command goes on from there.");
            throw;
        }
    }

    private int SayThere(DataSetDescription set, string folder, string dataHome)
    {
        _host.Screen.Line($"{set.Name}: already there, nothing was downloaded: {folder}");
        _host.Screen.Line($"To check it: {CommandHost.Typed} verify {set.Name}{dataHome}");
        return 0;
    }

    private void SayWaiting() => _host.Screen.Line("Another process downloads it: waiting for that.");
}
