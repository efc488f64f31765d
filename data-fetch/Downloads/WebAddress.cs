using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <summary>Which addresses are followed, and how one is shown. A query or a fragment may hold a token: neither ever stands in a message or a file.</summary>
internal static class WebAddress
{
    private const int LongestName = 100;

    /// <summary>The address that a user typed.</summary>
    /// <exception cref="DatasetException">It is none, or one that may not be used.</exception>
    public static Uri Parse(string typed, bool hasHash)
    {
        if (!Uri.TryCreate(typed.Trim(), UriKind.Absolute, out Uri? address) || address.Scheme is not ("https" or "http"))
            throw new DatasetException("--from is not a web address, expected https://HOST/PATH. Copy the whole link, in quotes.");
        if (address.UserInfo.Length > 0)
            throw new DatasetException($"--from: {Shown(address)}: the address holds a user name, which is not sent. Ask the owner for a link that needs none.");
        RequireSafe(address, hasHash);
        return address;
    }

    /// <summary>The address without user, query and fragment, on one line.</summary>
    public static string Shown(Uri address) => OneLine.Of(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));

    /// <summary>Refuses http, over which anybody may change a file on its way, unless a hash would tell, or the server is this machine.</summary>
    /// <exception cref="DatasetException">It is http to another machine, without a hash.</exception>
    public static void RequireSafe(Uri address, bool hasHash)
    {
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !hasHash)
        {
            throw new DatasetException($"{Shown(address)}: over http anybody on the way can change the file, and nothing would tell. " +
                "Use its https address, or state its hash with --sha256.");
        }
    }

    /// <summary>Where a redirection leads.</summary>
    /// <exception cref="DatasetException">Nowhere, to another protocol, or from https to http.</exception>
    public static Uri Redirected(Uri from, Uri? location, bool hasHash)
    {
        if (location is null || !Uri.TryCreate(from, location, out Uri? to))
            throw new DatasetException($"{Shown(from)}: the server redirects without saying where to. Ask the owner for another address.");
        if (to.Scheme is not ("https" or "http"))
            throw new DatasetException($"{Shown(from)}: the server redirects to {OneLine.Of(to.Scheme)}, expected https. Ask the owner for another address.");
        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp)
            throw new DatasetException($"{Shown(from)}: the server redirects from https to http ({Shown(to)}), which is refused. Ask the owner for an https address.");
        RequireSafe(to, hasHash);
        return to;
    }

    /// <summary>A name for the file: the last part of the path that has an extension, else the last; harmless characters only.</summary>
    public static string FileName(Uri address)
    {
        string[] parts = [.. address.Segments.Select(part => Uri.UnescapeDataString(part.Trim('/'))).Where(part => part.Length > 0)];
        string name = parts.LastOrDefault(part => Path.HasExtension(part)) ?? parts.LastOrDefault() ?? "";
        string plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_')).Trim('.', '_');
        return plain.Length == 0 ? "download" : plain[^Math.Min(plain.Length, LongestName)..];
    }
}
