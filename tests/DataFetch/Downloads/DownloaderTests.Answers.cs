using Xunit;

namespace FerLib.Tests.DataFetch.Downloads;

/// <content>What a server answers instead of the file.</content>
public sealed partial class DownloaderTests
{
    [Theory]
    [InlineData("206 Partial Content", "bytes 7-299999/300000")]
    [InlineData("206 Partial Content", "bytes 100000-300000/300001")]
    [InlineData("206 Partial Content", "words 100000-299999/300000")]
    [InlineData("206 Partial Content", null)]
    [InlineData("416 Range Not Satisfiable", "bytes */300000")]
    public async Task Download_AnotherPartThanAskedFor_BeginsAgain(string status, string? range)
    {
        using var bench = new DownloadBench(async exchange =>
        {
            if (exchange.From is null)
                await exchange.FileAsync(DownloadBench.Content, most: exchange.Number == 1 ? Cut : int.MaxValue);
            else
                await exchange.HeadAsync(status, ["Content-Length: 0", .. range is null ? Array.Empty<string>() : [$"Content-Range: {range}"]]);
        });
        await bench.AssertComesWholeAsync();
        Assert.Equal((3, Cut + Length), (bench.Server.Requests.Count, bench.Server.BodyBytes));
    }

    [Fact]
    public async Task Download_PartThatNobodyAskedFor_IsAbsent()
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync("206 Partial Content", "Content-Range: bytes 5-9/10", "Content-Length: 5"));
        Assert.Equal(
            "the server sent another part than was asked for (206 PartialContent, bytes 5-9/10); 6 tries in a row failed. Try again later.", await bench.FailAsync());
    }

    [Theory]
    [InlineData("403 Forbidden", "the server refuses it (403 Forbidden): the link has expired or wants a login. Ask the owner for a new one.")]
    [InlineData("401 Unauthorized", "the server refuses it (401 Unauthorized): the link has expired or wants a login. Ask the owner for a new one.")]
    [InlineData("404 Not Found", "the server has no such file (404 NotFound). Check the address, or ask the owner for a new one.")]
    [InlineData("418 Teapot", "the server answers 418 418, expected 200. Open the address in a browser to see what it wants.")]
    public async Task Download_Refused_IsSaidAtOnce(string status, string message)
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync(status, "Content-Length: 0"));
        Assert.Equal(message, await bench.FailAsync());
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task Download_BrokenServer_IsTriedSixTimes()
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync("500 Oops", "Content-Length: 0"));
        Assert.Equal("the server is busy or broken (500 InternalServerError); 6 tries in a row failed. Try again later.", await bench.FailAsync());
        Assert.Equal(6, bench.Server.Requests.Count);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Wed, 02 Jan 2030 03:05:05 GMT", 60)]
    [InlineData("0", 1)]
    public async Task Download_BusyServerSaysWhen_IsAskedThen(string retryAfter, int seconds)
    {
        using var bench = new DownloadBench(exchange => exchange.Number == 1
            ? exchange.HeadAsync("503 Busy", "Content-Length: 0", $"Retry-After: {retryAfter}") : exchange.FileAsync(DownloadBench.Content));
        await bench.AssertComesWholeAsync();
        Assert.InRange(Assert.Single(bench.Clock.Waits).TotalSeconds, seconds, seconds == 1 ? 1.5 : seconds);
    }

    [Fact]
    public async Task Download_BusyServerWantsALongWait_IsSaid()
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync("429 Too Many", "Content-Length: 0", "Retry-After: 3600"));
        Assert.Equal(
            "the server is busy or broken (429 TooManyRequests); the server asks to be left alone for 3600 s. Run the command again then.", await bench.FailAsync());
        Assert.Single(bench.Server.Requests);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "anything")]
    [InlineData("application/zip", "\ufeff \r\n<!DOCTYPE html><p>Log in")]
    [InlineData("application/zip", "\n<!-- 403 --><html><p>Log in")]
    [InlineData("application/zip", "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>")]
    [InlineData(null, "<HTML><p>Log in")]
    public async Task Download_WebPageWithStatus200_IsRefusedByName(string? type, string page)
    {
        byte[] body = System.Text.Encoding.UTF8.GetBytes(page);
        using var bench = new DownloadBench(async exchange =>
        {
            await exchange.HeadAsync("200 OK", [$"Content-Length: {body.Length}", .. type is null ? Array.Empty<string>() : [$"Content-Type: {type}"]]);
            await exchange.BodyAsync(body);
        });
        Assert.Equal("the server sent a web page instead of the file. Open the address in a browser: log in there, or ask the owner for a new link.", await bench.FailAsync());
        Assert.Equal(0, bench.PartialLength);
    }

    [Fact]
    public async Task Download_EmptyFile_IsRefused()
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync("200 OK", "Content-Length: 0"));
        Assert.Equal("the server sent an empty file. Open the address in a browser to see what it wants.", await bench.FailAsync());
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task Download_PackedUnasked_IsRefused()
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync("200 OK", "Content-Length: 9", "Content-Encoding: gzip"));
        Assert.Equal("the server sent the file packed (gzip), which was not asked for: its bytes are not the file's. Ask the owner for another address.", await bench.FailAsync());
    }

    [Fact]
    public async Task Download_Redirections_AreFollowedWithTheRange()
    {
        using var bench = new DownloadBench(exchange => exchange.Path.StartsWith("/file", StringComparison.Ordinal)
            ? exchange.HeadAsync("302 Found", "Location: /elsewhere?key=secret", "Content-Length: 0")
            : exchange.FileAsync(DownloadBench.Content, most: exchange.Number == 2 ? Cut : int.MaxValue));
        await bench.AssertComesWholeAsync();
        Assert.Equal(Length, bench.Server.BodyBytes);
    }

    [Theory]
    [InlineData("/file.zip", "the server redirects more than 10 times, in a circle perhaps. Ask the owner for another address.")]
    [InlineData("ftp://127.0.0.1/x?secret", "the server redirects to ftp, expected https. Ask the owner for another address.")]
    [InlineData(null, "the server redirects without saying where to. Ask the owner for another address.")]
    public async Task Download_RedirectionToNowhere_IsRefused(string? location, string message)
    {
        using var bench = new DownloadBench(exchange =>
            exchange.HeadAsync("301 Moved", ["Content-Length: 0", .. location is null ? Array.Empty<string>() : [$"Location: {location}"]]));
        Assert.Equal(message, await bench.FailAsync());
    }

    [Fact]
    public async Task Download_NoServer_SaysSo()
    {
        using var bench = new DownloadBench(_ => Task.CompletedTask);
        bench.Server.Dispose();
        string message = await bench.FailAsync();
        Assert.StartsWith("no answer (", message, StringComparison.Ordinal);
        Assert.EndsWith("); 6 tries in a row failed. Try again later.", message, StringComparison.Ordinal);
    }
}
