using System.Net;
using DataFetch.Downloads;
using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Downloads;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://zenodo.org/records/3451524/files/jaffe.zip?token=secret&download=1", "jaffe.zip")]
    [InlineData("https://zenodo.org/api/records/3451524/files/jaffe.zip/content?token=secret", "jaffe.zip")]
    [InlineData("https://host/", "download")]
    [InlineData("https://host/get", "get")]
    [InlineData("https://host/%2e%2e%2f%2e%2e%2fetc%2fpasswd.zip", "etc_passwd.zip")]
    [InlineData("https://host/a%20b%0a%00%5cc.tar.gz", "a_b___c.tar.gz")]
    [InlineData("https://host/...", "download")]
    public void FileName_Address_IsHarmless(string address, string name) => Assert.Equal(name, WebAddress.FileName(new Uri(address)));

    [Fact]
    public void FileName_LongName_KeepsItsEnd() =>
        Assert.Equal(new string('x', 96) + ".zip", WebAddress.FileName(new Uri($"https://host/{new string('x', 300)}.zip")));

    [Theory]
    [InlineData("https://host/a", "http://host/b?secret", true, "https://host/a: the server redirects from https to http (http://host/b), which is refused. Ask the owner for an https address.")]
    [InlineData("https://host/a", "http://127.0.0.1/b", true, "https://host/a: the server redirects from https to http (http://127.0.0.1/b), which is refused. Ask the owner for an https address.")]
    [InlineData("http://localhost/a", "http://host/b?secret", false, "http://host/b: over http anybody on the way can change the file, and nothing would tell. Use its https address, or state its hash with --sha256.")]
    [InlineData("http://localhost/a", "http://host/b?secret", true, null)]
    [InlineData("http://localhost/a", "https://host/b?secret", false, null)]
    [InlineData("https://host/a", "//other/b", false, null)]
    public void Redirected_ToHttp_IsRefusedUnlessAHashWouldTell(string from, string to, bool hasHash, string? message)
    {
        Uri Redirect() => WebAddress.Redirected(new Uri(from), new Uri(to, UriKind.RelativeOrAbsolute), hasHash);
        if (message is null)
            Assert.Equal(new Uri(new Uri(from), to), Redirect());
        else
            Assert.Equal(message, Assert.Throws<DatasetException>(Redirect).Message);
    }

    [Fact]
    public async Task Download_SecureServerRedirectsToHttp_IsRefused()
    {
        using var bench = new DownloadBench(_ => Task.CompletedTask);
        using var client = new HttpClient(new Redirecting());
        bench.Downloader = bench.DownloaderOf(client);
        bench.Remote = new RemoteFile(new Uri("https://secure.example/a.zip?token=secret"));
        string message = (await Assert.ThrowsAsync<DatasetException>(bench.DownloadAsync)).Message;
        Assert.Equal("https://secure.example/a.zip: the server redirects from https to http (http://127.0.0.1/a.zip), which is refused. Ask the owner for an https address.", message);
    }

    private sealed class Redirecting : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("http://127.0.0.1/a.zip?token=secret") } });
    }
}
