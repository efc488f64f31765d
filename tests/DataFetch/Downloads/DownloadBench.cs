using System.Security.Cryptography;
using DataFetch.Downloads;
using FerLib.Datasets;
using FerLib.Randomness;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Downloads;

/// <summary>A server, a downloader on a clock of its own, and a file in a folder of its own.</summary>
internal sealed class DownloadBench : IDisposable
{
    private readonly HttpClient _client = DownloadClient.Create();

    public DownloadBench(Func<LyingServer.Exchange, Task> answer)
    {
        Server = new LyingServer(answer);
        Downloader = DownloaderOf(_client);
        File = Folder.At("inner/file.zip");
        Remote = new RemoteFile(new Uri(Server.Address, "file.zip?token=secret"));
    }

    /// <summary>A file's bytes, always the same: large enough to come in several pieces.</summary>
    public static byte[] Content { get; } = ContentOf(1);

    public static string Hash { get; } = HashOf(Content);

    public LyingServer Server { get; }

    public JumpingClock Clock { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    public Downloader Downloader { get; set; }

    public RemoteFile Remote { get; set; }

    /// <summary>What messages begin with.</summary>
    public string Shown => $"{Server.Address}file.zip: ";

    public string File { get; }

    public List<(long Here, long? Total)> Reports { get; } = [];

    /// <summary>Bytes that depend on a seed.</summary>
    public static byte[] ContentOf(ulong seed, int length = 300_000)
    {
        var random = new CounterRandom(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextUInt32())];
    }

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public Downloader DownloaderOf(HttpClient client) => new(client, Clock, new CounterRandom(1));

    public Task<DownloadedFile> DownloadAsync() => Downloader.DownloadAsync(Remote, File, (here, total) => Reports.Add((here, total)), TestContext.Current.CancellationToken);

    /// <summary>It comes whole: the file, its hash, and nothing beside it.</summary>
    public async Task AssertComesWholeAsync(byte[]? content = null)
    {
        content ??= Content;
        Assert.Equal(new DownloadedFile(content.Length, HashOf(content)), await DownloadAsync());
        Assert.Equal(HashOf(content), HashOf(await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken)));
        Assert.Equal([File], Directory.GetFiles(Path.GetDirectoryName(File)!));
        Assert.Equal(content.Length, Reports[^1].Here);
    }

    /// <summary>It does not come, with a message that names its address without the query.</summary>
    /// <returns>The message after the address.</returns>
    public async Task<string> FailAsync()
    {
        string message = (await Assert.ThrowsAsync<DatasetException>(DownloadAsync)).Message;
        Assert.False(System.IO.File.Exists(File));
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
        Assert.StartsWith(Shown, message, StringComparison.Ordinal);
        return message[Shown.Length..];
    }

    public long PartialLength => System.IO.File.Exists(File + ".partial") ? new FileInfo(File + ".partial").Length : 0;

    public void Dispose()
    {
        _client.Dispose();
        Server.Dispose();
        Folder.Dispose();
    }
}
