using System.Security.Cryptography;
using System.Text;

namespace FerLib.Datasets;

/// <summary>A data set as its reader found it: the samples, and every file that is not one with the reason.</summary>
public sealed class Manifest
{
    /// <summary>Creates a manifest; samples are put in ordinal order of their paths, so that the folder's own order changes nothing.</summary>
    public Manifest(string name, string root, bool isPractice, IEnumerable<Sample> samples, IEnumerable<QuarantinedFile> quarantine)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(quarantine);
        Name = name;
        Root = root;
        IsPractice = isPractice;
        Samples = [.. samples.OrderBy(sample => sample.Path, StringComparer.Ordinal)];
        Quarantine = [.. quarantine.OrderBy(file => file.Path, StringComparer.Ordinal)];
        Labels = Expressions.InOrder(Samples.Select(sample => sample.Label));
        Subjects = [.. Samples.Select(sample => sample.Subject).Distinct().Order(StringComparer.Ordinal)];
        Hash = HashOf(Samples);
    }

    /// <summary>The data set's name for titles and tables: "practice FERG", "JAFFE", "frl-london".</summary>
    public string Name { get; }

    /// <summary>The folder that the samples' paths are relative to.</summary>
    public string Root { get; }

    /// <summary>Whether the pictures are rendered stand-ins. A result on them says so wherever it shows.</summary>
    public bool IsPractice { get; }

    /// <summary>The short name of the reader that found the samples: "jaffe", "folder"; null for a data set put together in code.</summary>
    public string? Reader { get; init; }

    /// <summary>The samples in ordinal order of their paths.</summary>
    public IReadOnlyList<Sample> Samples { get; }

    /// <summary>The files that are not samples, with reasons.</summary>
    public IReadOnlyList<QuarantinedFile> Quarantine { get; }

    /// <summary>The labels that occur, in the fixed order of <see cref="Expressions.InOrder"/>.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The subjects that occur, in ordinal order.</summary>
    public IReadOnlyList<string> Subjects { get; }

    /// <summary>SHA-256 (hexadecimal, lower case) over the samples' paths and facts: equal hash, equal samples.</summary>
    public string Hash { get; }

    /// <summary>The file of a sample.</summary>
    public string FileOf(Sample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Path.Combine(Root, sample.Path.Replace('/', Path.DirectorySeparatorChar));
    }

    /// <summary>The same data set with some of its samples moved to the quarantine, for instance because they cannot be decoded.</summary>
    public Manifest WithQuarantined(IReadOnlyCollection<QuarantinedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        HashSet<string> gone = [.. files.Select(file => file.Path)];
        return new Manifest(Name, Root, IsPractice, Samples.Where(sample => !gone.Contains(sample.Path)), Quarantine.Concat(files)) { Reader = Reader };
    }

    private static string HashOf(IEnumerable<Sample> samples)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Sample s in samples)
        {
            string row = FormattableString.Invariant(
                $"{s.Path}\t{s.Label}\t{s.Subject}\t{s.Clip}\t{s.Session}\t{s.Angle}\t{s.Split}\t{s.Age}\t{s.Gender}\t{s.Ethnicity}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(row));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
