using FerLib.Datasets;

namespace DataFetch.Archives;

/// <summary>Why an archive or folder is not imported: which one, which entry, what is wrong with it, what to do.</summary>
internal static class Refusal
{
    /// <summary>For what no honest archive of pictures holds.</summary>
    public const string Hostile = "Nothing was imported. No published copy is like that: get it anew from the set's owners.";

    /// <summary>For what was cut off or changed on its way.</summary>
    public const string Damaged = "Nothing was imported. It is cut off or damaged: download it again.";

    /// <summary>For what another program can read.</summary>
    public const string Unpack = "Nothing was imported. Unpack it with a program that reads it, and import the folder.";

    /// <summary>The refusal of a whole archive or folder.</summary>
    public static DatasetException Of(string package, string reason, string advice, Exception? inner = null) =>
        new($"{OneLine.Of(package)}: {reason}. {advice}", inner);

    /// <summary>The refusal of an archive or folder because of one entry.</summary>
    public static DatasetException OfEntry(string package, string entry, string reason, string advice, Exception? inner = null) =>
        Of(package, $"{(entry.Length == 0 ? "an entry" : $"the entry {OneLine.Of(entry)}")} {reason}", advice, inner);

    /// <summary>Whether the libraries that read archives say so of damage; a disk that cannot be read is another matter.</summary>
    public static bool IsDamage(Exception error) => error is InvalidDataException or EndOfStreamException or FormatException or ArgumentException
        or OverflowException or NotSupportedException or InvalidOperationException;
}
