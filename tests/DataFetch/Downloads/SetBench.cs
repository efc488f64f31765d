using System.CommandLine;
using DataFetch;
using DataFetch.Commands;
using DataFetch.Downloads;
using FerLib.Randomness;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Downloads;

/// <summary>The command <c>fetch</c> against a local server that holds made-up files under the real names.</summary>
internal sealed class SetBench : IDisposable
{
    private readonly HttpClient _client = DownloadClient.Create();
    private readonly Dictionary<string, byte[]> _content;

    /// <param name="answer">Answers a request for a file, given its content; null answers truly.</param>
    /// <param name="people">How many of the 102 people there are.</param>
    public SetBench(Func<LyingServer.Exchange, byte[], Task>? answer = null, int people = 6)
    {
        IReadOnlyList<DirectFile> all = DirectSets.FrlLondon.Files;
        // Pictures lie in folders, the licence and the table of people do not.
        DirectFile[] real =
        [
            .. all.Where(file => !file.Path.Contains('/')),
            .. all.Where(file => file.Path.Contains('/')).GroupBy(file => file.Path[^10..^7]).Take(people).SelectMany(files => files),
        ];
        _content = real.Index().ToDictionary(entry => "/base/" + entry.Item.Source, entry => ContentOf(entry.Item, (ulong)entry.Index));
        Server = new LyingServer(exchange => answer is null ? exchange.FileAsync(_content[exchange.Path]) : answer(exchange, _content[exchange.Path]));
        Set = new DirectSet("frl-london", "a made-up source", new Uri(Server.Address, "base/"),
            [.. real.Select(file => file with { Bytes = _content["/base/" + file.Source].Length, Sha256 = DownloadBench.HashOf(_content["/base/" + file.Source]) })]);
    }

    public LyingServer Server { get; }

    public DirectSet Set { get; }

    public TemporaryFolder Home { get; } = new();

    public JumpingClock Clock { get; } = new();

    public Task<(int Code, string Output, string Errors)> RunAsync(string line, string? answers = null) =>
        RunUntilAsync(line, TestContext.Current.CancellationToken, answers);

    public async Task<(int Code, string Output, string Errors)> RunUntilAsync(string line, CancellationToken stop, string? answers = null)
    {
        using StringWriter output = new(), errors = new();
        var host = new CommandHost(new Screen(output, terminal: false), answers is null ? TextReader.Null : new StringReader(answers), errors);
        Command fetch = FetchCommand.Create(host, name => name == Set.Name ? Set : null, () => new Downloader(_client, Clock, new CounterRandom(1)), Clock);
        var root = new RootCommand { fetch };
        root.Options.Add(host.DataHomeOption);
        var quiet = new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false };
        int code = await root.Parse([.. line.Split(' '), "--data-home", Home.Path]).InvokeAsync(quiet, stop);
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>The set is there: every file with its hash, and nothing else.</summary>
    public void AssertWhole()
    {
        string root = Home.At("frl-london");
        Assert.Equal(Set.Files.Select(file => file.Path).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.All(Set.Files, file => Assert.Equal(file.Sha256, DownloadBench.HashOf(File.ReadAllBytes(Path.Combine(root, file.Path)))));
        Assert.False(Directory.Exists(Home.At(".frl-london.fetching")));
    }

    public void Dispose()
    {
        _client.Dispose();
        Server.Dispose();
        Home.Dispose();
    }

    private static byte[] ContentOf(DirectFile file, ulong seed) => file.Path == "london_info.csv"
        ? System.Text.Encoding.UTF8.GetBytes("face_id,face_age,face_gender,face_eth\n001,24,female,white\n") : DownloadBench.ContentOf(seed, 3_000 + (int)seed);
}
