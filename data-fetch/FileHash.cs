using System.Security.Cryptography;

namespace DataFetch;

/// <summary>The SHA-256 of a file, read in pieces; a pipe or a device is never opened.</summary>
internal static class FileHash
{
    private const int PieceLength = 1 << 16;
    private static readonly string Empty = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>The hash in 64 hexadecimal digits, lower case.</summary>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string Of(string file)
    {
        // A pipe and a device have no length: reading one may never end.
        if (LengthOf(file) == 0)
            return Empty;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, PieceLength, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The same of a file that is a file, without holding a thread.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    public static async Task<string> OfAsync(string file, CancellationToken token)
    {
        await using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, token));
    }

    /// <summary>The length in bytes of a file, or of the file that a link leads to.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    public static long LengthOf(string file)
    {
        var info = new FileInfo(file);
        return (info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo)?.Length ?? 0;
    }
}
