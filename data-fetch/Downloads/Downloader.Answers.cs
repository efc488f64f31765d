using System.Net;
using System.Net.Http.Headers;
using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <content>What a server's answer means.</content>
internal sealed partial class Downloader
{
    /// <summary>Whether the answer goes on with what is here; otherwise it is the file from its beginning.</summary>
    private bool Continues(RemoteFile remote, HttpResponseMessage response, PartialMark? mark, PartialFile partial, long at)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                return false;
            case HttpStatusCode.PartialContent when at > 0 && IsRest(response, mark, at):
                return true;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                partial.Delete();
                throw new InterruptedDownloadException($"the server sent another part than was asked for ({Status(response)}, {OneLine.Of($"{response.Content.Headers.ContentRange}")})");
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout:
                throw new InterruptedDownloadException($"the server is busy or broken ({Status(response)})", RetryAfter(response));
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                throw new DatasetException($"{remote.Shown}: the server refuses it ({Status(response)}): the link has expired or wants a login. Ask the owner for a new one.");
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                throw new DatasetException($"{remote.Shown}: the server has no such file ({Status(response)}). Check the address, or ask the owner for a new one.");
            default:
                throw new DatasetException($"{remote.Shown}: the server answers {Status(response)}, expected 200. Open the address in a browser to see what it wants.");
        }
    }

    private static bool IsRest(HttpResponseMessage response, PartialMark? mark, long at) =>
        response.Content.Headers.ContentRange is { Unit: "bytes", HasRange: true } range && range.From == at
        && (range.Length is null || mark?.Length is null || range.Length == mark.Length)
        && (StrongTag(response) is not { } tag || mark?.ETag is not { } before || tag == before);

    /// <summary>The whole length, from what is known and what the server says; null if neither says it, and the transfer itself shows its end.</summary>
    /// <exception cref="DatasetException">It is not the file that is meant, or no file.</exception>
    private static long? CheckedLength(RemoteFile remote, HttpResponseMessage response, long at)
    {
        HttpContentHeaders headers = response.Content.Headers;
        if (WebPage.Is(headers.ContentType))
            throw WebPage.Refusal(remote);
        if (headers.ContentEncoding.FirstOrDefault(name => !name.Equals("identity", StringComparison.OrdinalIgnoreCase)) is { } encoding)
        {
            throw new DatasetException($"{remote.Shown}: the server sent the file packed ({OneLine.Of(encoding)}), which was not asked for: its bytes are not the file's. " +
                "Ask the owner for another address.");
        }

        long? announced = headers.ContentRange?.Length ?? at + headers.ContentLength;
        if (remote.Bytes is { } known && announced is { } said && said != known)
            throw new DatasetException($"{remote.Shown}: the server's file has {said} bytes, expected {known}: it is another file. Check the address and the size.");
        bool showsItsEnd = response.Headers.TransferEncodingChunked == true || response.Version.Major >= 2;
        if (remote.Bytes is null && announced is null && remote.Sha256 is null && !showsItsEnd)
        {
            throw new DatasetException($"{remote.Shown}: the server does not say how long the file is: nothing would tell whether it came whole. " +
                "State --size or --sha256, as the owner publishes them.");
        }

        return remote.Bytes ?? announced;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    private static string Status(HttpResponseMessage response) => FormattableString.Invariant($"{(int)response.StatusCode} {response.StatusCode}");
}
