using System.Net.Http.Headers;
using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <summary>Tells a web page, which many servers send with status 200 instead of a file that wants a login.</summary>
internal static class WebPage
{
    /// <summary>So many first bytes are looked at.</summary>
    public const int Looked = 512;

    private static readonly byte[][] Beginnings = [[.. "<!doctype html"u8], [.. "<html"u8], [.. "<head"u8], [.. "<body"u8], [.. "<!--"u8], [.. "<?xml"u8]];

    /// <summary>Whether the server says that it is one.</summary>
    public static bool Is(MediaTypeHeaderValue? type) => type?.MediaType?.ToLowerInvariant() is "text/html" or "application/xhtml+xml";

    /// <summary>Whether a body begins as one: after a byte order mark and blanks, in any case.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        ReadOnlySpan<byte> text = bytes.TrimStart(" \t\r\n"u8);
        foreach (byte[] beginning in Beginnings)
        {
            if (text.Length >= beginning.Length && System.Text.Ascii.EqualsIgnoreCase(text[..beginning.Length], beginning))
                return true;
        }

        return false;
    }

    /// <summary>The error.</summary>
    public static DatasetException Refusal(RemoteFile remote) =>
        new($"{remote.Shown}: the server sent a web page instead of the file. Open the address in a browser: log in there, or ask the owner for a new link.");
}
