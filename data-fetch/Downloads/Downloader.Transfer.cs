using System.Net;
using System.Net.Http.Headers;
using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <content>One try: a request, its answer held against what was asked, and the bytes.</content>
internal sealed partial class Downloader
{
    /// <summary>A server that sends nothing for so long is given up.</summary>
    public static readonly TimeSpan StallTime = TimeSpan.FromSeconds(30);

    private const int MostRedirections = 10;
    private const int BufferLength = 128 * 1024;

    /// <summary>Asks for what is missing and writes it.</summary>
    /// <returns>Whether the file came in one answer.</returns>
    /// <exception cref="InterruptedDownloadException">Another try may bring more.</exception>
    /// <exception cref="DatasetException">None will.</exception>
    private async Task<bool> TransferAsync(RemoteFile remote, PartialFile partial, Action<long, long?> report, CancellationToken token)
    {
        PartialMark? mark = partial.Mark is { } known && known.Address == remote.Shown ? known : null;
        long there = partial.Length;
        if (mark is not null && there > 0 && there == (remote.Bytes ?? mark.Length))
            return false;
        // Without a tag or a date only a hash tells whether both parts are of one file.
        long at = mark is not null && (mark.CanTellChange || remote.Sha256 is not null) ? there : 0;
        using var stall = new CancellationTokenSource(StallTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, stall.Token);
        try
        {
            using HttpResponseMessage response = await SendAsync(remote, at > 0 ? mark : null, at, either.Token);
            at = Continues(remote, response, mark, partial, at) ? at : 0;
            long? length = CheckedLength(remote, response, at);
            if (length is { } whole)
                RequireRoom(partial.Path, whole - at);
            await using Stream body = await response.Content.ReadAsStreamAsync(either.Token);
            var buffer = new byte[BufferLength];
            int filled = await ReadAsync(body, buffer, at == 0 ? WebPage.Looked : 1, Revive);
            if (at == 0)
            {
                if (filled == 0 && length is null or 0)
                    throw new DatasetException($"{remote.Shown}: the server sent an empty file. Open the address in a browser to see what it wants.");
                if (WebPage.Begins(buffer.AsSpan(0, filled)))
                    throw WebPage.Refusal(remote);
                partial.Start(new PartialMark(remote.Shown, StrongTag(response), response.Content.Headers.LastModified, length));
            }

            long here = await CopyAsync(remote, body, buffer, filled, partial, at, length, Revive, report, token);
            return here < length
                ? throw new InterruptedDownloadException(FormattableString.Invariant($"the connection ended after {here} of {length} bytes"))
                : at == 0;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw new InterruptedDownloadException(stall.IsCancellationRequested
                ? FormattableString.Invariant($"nothing came for {StallTime.TotalSeconds:0} s")
                : FormattableString.Invariant($"no connection within {DownloadClient.ConnectTime.TotalSeconds:0} s"));
        }

        // Each byte gives the server its time again.
        CancellationToken Revive()
        {
            stall.CancelAfter(StallTime);
            return either.Token;
        }
    }

    private static async Task<long> CopyAsync(
        RemoteFile remote, Stream body, byte[] buffer, int filled, PartialFile partial, long at, long? length, Func<CancellationToken> revive,
        Action<long, long?> report, CancellationToken token)
    {
        long here = at;
        bool isLonger = false;
        await using (Stream stream = partial.OpenEnd())
        {
            for (; filled > 0; filled = await ReadAsync(body, buffer, 1, revive))
            {
                isLonger = here + filled > length;
                if (isLonger)
                    break;
                await stream.WriteAsync(buffer.AsMemory(0, filled), token);
                here += filled;
                report(here, length);
            }

            if (stream is FileStream file)
                file.Flush(flushToDisk: true);
        }

        if (!isLonger)
            return here;
        partial.Delete();
        throw new DatasetException($"{remote.Shown}: the server sends more than {length} bytes. It was cut off and deleted: it is another file. Check the address and the size.");
    }

    /// <summary>Reads until there are so many bytes, or none come any more.</summary>
    private static async Task<int> ReadAsync(Stream body, byte[] buffer, int least, Func<CancellationToken> revive)
    {
        int filled = 0;
        try
        {
            while (filled < least && await body.ReadAsync(buffer.AsMemory(filled), revive()) is > 0 and int read)
                filled += read;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            // What came before the cut is worth keeping.
            if (filled == 0)
                throw new InterruptedDownloadException($"the connection was cut ({OneLine.Of(error.GetBaseException().Message)})");
        }

        return filled;
    }

    private async Task<HttpResponseMessage> SendAsync(RemoteFile remote, PartialMark? mark, long at, CancellationToken token)
    {
        Uri address = remote.Address;
        for (int hop = 0; hop <= MostRedirections; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (at > 0)
                request.Headers.Range = new RangeHeaderValue(at, null);
            if (mark?.ETag is { } tag)
                request.Headers.IfRange = new RangeConditionHeaderValue(tag);
            else if (mark?.LastModified is { } changed)
                request.Headers.IfRange = new RangeConditionHeaderValue(changed);
            HttpResponseMessage response;
            try
            {
                response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            }
            catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.SecureConnectionError)
            {
                throw new DatasetException($"{remote.Shown}: no secure connection ({OneLine.Of(error.GetBaseException().Message)}). Check the address, and this machine's date.", error);
            }
            catch (HttpRequestException error)
            {
                throw new InterruptedDownloadException($"no answer ({OneLine.Of(error.GetBaseException().Message)})");
            }

            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                return response;
            Uri? location = response.Headers.Location;
            response.Dispose();
            address = WebAddress.Redirected(address, location, remote.Sha256 is not null);
        }

        throw new DatasetException($"{remote.Shown}: the server redirects more than {MostRedirections} times, in a circle perhaps. Ask the owner for another address.");
    }

    private static string? StrongTag(HttpResponseMessage response) => response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null;
}
