using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <summary>The error for a file that does not fit on its disk.</summary>
internal static class TooLittleRoom
{
    /// <summary>Makes the error.</summary>
    /// <param name="file">The file.</param>
    /// <param name="needed">How many bytes are still to come; null if that is not known.</param>
    /// <param name="free">How many are free; null if that is not known.</param>
    public static DatasetException For(string file, long? needed, long? free) => new(
        $"the disk has too little room for {OneLine.Of(file)}: {Words(needed)} needed, {Words(free)} free. " +
        "Free some, and run the command again: it goes on from what is here.");

    private static string Words(long? bytes) => bytes is { } known ? ByteSize.Of(known) : "an unknown number of bytes";
}
