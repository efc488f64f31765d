using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FerLib.Tests.DataFetch.Downloads;

/// <summary>A local web server on bare sockets: every lie is possible. One answer a connection.</summary>
internal sealed class LyingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Func<Exchange, Task> _answer;
    private int _count;
    private long _bodyBytes;
    private bool _isGone;

    /// <param name="answer">Answers the request; the connection is closed after it.</param>
    public LyingServer(Func<Exchange, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The requests' heads.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>How many bytes of bodies were sent.</summary>
    public long BodyBytes => Interlocked.Read(ref _bodyBytes);

    public void Dispose()
    {
        if (_isGone)
            return;
        _isGone = true;
        _stopped.Cancel();
        _listener.Dispose();
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        CancellationToken stopped = _stopped.Token;
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync(stopped), stopped);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken stopped)
    {
        using Socket owned = socket;
        try
        {
            var head = new StringBuilder();
            var one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await socket.ReceiveAsync(one, stopped) > 0)
                head.Append((char)one[0]);
            Requests.Enqueue(head.ToString());
            await _answer(new Exchange(socket, head.ToString(), Interlocked.Increment(ref _count), sent => Interlocked.Add(ref _bodyBytes, sent), stopped));
            socket.Shutdown(SocketShutdown.Send);
            // Closing with unread data would reset the connection and lose what is on its way.
            while (socket.Connected && await socket.ReceiveAsync(one, stopped) > 0)
            {
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    /// <summary>A request and what is sent back.</summary>
    internal sealed class Exchange(Socket socket, string head, int number, Action<int> count, CancellationToken stopped)
    {
        /// <summary>1 for the first request to this server.</summary>
        public int Number => number;

        /// <summary>The path with its query.</summary>
        public string Path => head.Split(' ')[1];

        /// <summary>The first byte that is asked for; null for all.</summary>
        public long? From => Header("Range") is { } range ? long.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture) : null;

        public string? Header(string name) => head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

        public async Task HeadAsync(string status, params string[] headers) =>
            await socket.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{string.Concat(headers.Select(line => line + "\r\n"))}Connection: close\r\n\r\n"), stopped);

        public async Task BodyAsync(ReadOnlyMemory<byte> bytes)
        {
            for (int sent; bytes.Length > 0; bytes = bytes[sent..])
            {
                sent = await socket.SendAsync(bytes, stopped);
                count(sent);
            }
        }

        /// <summary>Waits until the other side has gone.</summary>
        public async Task UntilClosedAsync()
        {
            var one = new byte[1];
            while (await socket.ReceiveAsync(one, stopped) > 0)
            {
            }
        }

        /// <summary>Answers truly, with ranges and a tag; sends no more than <paramref name="most"/> bytes of the body.</summary>
        public async Task FileAsync(ReadOnlyMemory<byte> content, string tag = "\"one\"", int most = int.MaxValue)
        {
            string? condition = Header("If-Range");
            int from = condition is null || condition == tag ? (int)(From ?? 0) : 0;
            ReadOnlyMemory<byte> rest = content[from..];
            await HeadAsync(from > 0 ? "206 Partial Content" : "200 OK",
                [$"Content-Length: {rest.Length}", $"ETag: {tag}", .. from > 0 ? (string[])[$"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}"] : []]);
            await BodyAsync(rest[..Math.Min(rest.Length, most)]);
        }
    }
}
