namespace FerLib.Datasets;

/// <summary>Writes a file through a neighbouring one, so that it is whole or as it was, also if the process is killed.</summary>
internal static class WholeFile
{
    /// <summary>The ending of a file that is not whole yet.</summary>
    public const string Partial = ".partial";

    /// <summary>Writes a file, or replaces the one that is there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string file, ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(file + Partial, bytes);
        File.Move(file + Partial, file, overwrite: true);
    }
}
