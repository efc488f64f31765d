using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>What a result must say about the data set it comes from.</summary>
public sealed record DataSetFacts
{
    /// <summary>The name for titles and tables.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the pictures are rendered stand-ins: every result on them says so.</summary>
    public required bool IsPractice { get; init; }

    /// <summary>Hash of the manifest, without the pictures that could not be decoded.</summary>
    public required string ManifestHash { get; init; }

    /// <summary>The labels, in the fixed order.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Number of usable pictures.</summary>
    public required int Pictures { get; init; }

    /// <summary>Number of subjects.</summary>
    public required int Subjects { get; init; }

    /// <summary>Number of files in quarantine, by name or because they could not be decoded.</summary>
    public required int Quarantined { get; init; }

    /// <summary>Whether no picture has any color: then a comparison of channels says "no colour".</summary>
    public required bool IsColorless { get; init; }

    /// <summary>The facts about a data set whose pictures are all loaded.</summary>
    public static DataSetFacts Of(PictureTensors pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        return new DataSetFacts
        {
            Name = pictures.Manifest.Name,
            IsPractice = pictures.Manifest.IsPractice,
            ManifestHash = pictures.Manifest.Hash,
            Labels = pictures.Manifest.Labels,
            Pictures = pictures.Manifest.Samples.Count,
            Subjects = pictures.Manifest.Subjects.Count,
            Quarantined = pictures.Manifest.Quarantine.Count,
            IsColorless = pictures.IsColorless,
        };
    }
}
