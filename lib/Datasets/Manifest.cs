using System.Security.Cryptography;
using System.Text;

namespace FerLib.Datasets;

/// <summary>A data set as its reader found it: the samples, and every file that is not one with the reason.</summary>
public sealed partial class Manifest
{
    private string? _hash;
    private IReadOnlyList<string>? _subjects;

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
        Labels = Expressions.InOrder(Samples.Where(sample => sample.IsLabelled).Select(sample => sample.Label));
    }

    /// <summary>The data set's name for titles and tables: "practice FERG", "JAFFE", "frl-london".</summary>
    public string Name { get; }

    /// <summary>The folder that the samples' paths are relative to.</summary>
    public string Root { get; }

    /// <summary>Whether the pictures are rendered stand-ins. A result on them says so wherever it shows.</summary>
    public bool IsPractice { get; }

    /// <summary>The short name of the reader that found the samples: "jaffe", "folder"; null for a data set put together in code.</summary>
    public string? Reader { get; init; }

    /// <summary>
    /// Whether the data set says who is on its pictures. Where it does not (UTKFace, FER2013), each picture stands as a subject of its own,
    /// and nothing can promise that a face of the test part is new. Default: yes.
    /// </summary>
    public bool NamesSubjects { get; init; } = true;

    /// <summary>What a user must know about how the set was read, a sentence each: what was left out on purpose, what the names do not say.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The part of each picture that is taken; null for the whole picture.</summary>
    public FaceBox? FaceBox { get; init; }

    /// <summary>Where pictures of it may have been prepared (<see cref="Prepared.PreparedCache"/>); null for nowhere.</summary>
    public string? PreparedFolder { get; init; }

    /// <summary>Where the pictures are, when they are not files of their own.</summary>
    internal IPictureStore? Store { get; init; }

    /// <summary>The samples in ordinal order of their paths.</summary>
    public IReadOnlyList<Sample> Samples { get; }

    /// <summary>The files that are not samples, with reasons.</summary>
    public IReadOnlyList<QuarantinedFile> Quarantine { get; }

    /// <summary>
    /// The labels that occur, in the fixed order of <see cref="Expressions.InOrder"/>; <see cref="Expressions.Unknown"/> is none of them.
    /// </summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The subjects that occur, in ordinal order; none where the data set does not say (<see cref="NamesSubjects"/>).</summary>
    public IReadOnlyList<string> Subjects => _subjects ??= NamesSubjects
        ? [.. Samples.Select(sample => sample.Subject).Distinct().Order(StringComparer.Ordinal)] : [];

    /// <summary>SHA-256 (hexadecimal, lower case) over the samples' paths and facts and the face box: equal hash, equal samples.</summary>
    public string Hash => _hash ??= HashOf(Samples, FaceBox ?? Folded?.FaceBox);

    /// <summary>The file of a sample; of a picture in a table, a path that no file has: see <see cref="Load"/>.</summary>
    public string FileOf(Sample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Path.Combine(Root, sample.Path.Replace('/', Path.DirectorySeparatorChar));
    }

    private static string HashOf(IEnumerable<Sample> samples, FaceBox? box)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Sample s in samples)
        {
            string row = FormattableString.Invariant(
                $"{s.Path}\t{s.Label}\t{s.Subject}\t{s.Clip}\t{s.Session}\t{s.Angle}\t{s.Split}\t{s.Age}\t{s.Gender}\t{s.Ethnicity}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(row));
        }

        if (box is not null)
            hash.AppendData(Encoding.UTF8.GetBytes(box.ToString()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
