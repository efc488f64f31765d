using System.Net;
using FerLib.Randomness;

namespace DataFetch.Downloads;

/// <summary>How requests are sent: no cookies, nothing unpacked, redirections left to <see cref="WebAddress"/>.</summary>
internal static class DownloadClient
{
    /// <summary>A server that is not reached for so long is given up.</summary>
    public static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(15);

    /// <summary>A client; time limits are the downloader's.</summary>
    public static HttpClient Create()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = ConnectTime,
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("FerLib-data-fetch/1.0");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("identity");
        return client;
    }

    /// <summary>A downloader for this process; two that start together wait for different times.</summary>
    public static Downloader CreateDownloader() =>
        new(Create(), TimeProvider.System, new CounterRandom((ulong)TimeProvider.System.GetTimestamp(), (ulong)Environment.ProcessId));
}
