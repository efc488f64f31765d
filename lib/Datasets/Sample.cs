using FerLib.Imaging;

namespace FerLib.Datasets;

/// <summary>One labelled picture of a data set, with everything its name or label file says about it.</summary>
public sealed record Sample
{
    /// <summary>The file, relative to <see cref="Manifest.Root"/>, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The expression by its common name (<see cref="Expressions"/>), or the data set's own name where there is no common one;
    /// <see cref="Expressions.Unknown"/> where nobody says what the picture shows.
    /// </summary>
    public required string Label { get; init; }

    /// <summary>Whether somebody says which expression the picture shows. A picture of which nobody does is in no split and no accuracy.</summary>
    public bool IsLabelled => Label != Expressions.Unknown;

    /// <summary>
    /// Who is on the picture: a person or a drawn character. Never crosses a split unless the protocol says so. In a data set that does not
    /// say (<see cref="Manifest.NamesSubjects"/>) it is the file itself.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>The run of neighbouring, near-duplicate pictures this one belongs to; null where there is no such thing.</summary>
    public string? Clip { get; init; }

    /// <summary>The recording session; null where the data set has none.</summary>
    public string? Session { get; init; }

    /// <summary>The camera angle; null where the data set has none.</summary>
    public string? Angle { get; init; }

    /// <summary>The official split ("training", "validation", "test"); null where the owners publish none.</summary>
    public string? Split { get; init; }

    /// <summary>Age in years; null when unknown.</summary>
    public int? Age { get; init; }

    /// <summary>Gender as the data set states it; null when unknown.</summary>
    public string? Gender { get; init; }

    /// <summary>Ethnicity as the data set states it; null when unknown.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>The channel of a picture that this sample is (<see cref="Manifest.Unfolded"/>); null for the whole picture.</summary>
    public ColorChannel? Channel { get; init; }

    /// <summary>The path of the photograph that this sample is, or is a channel of.</summary>
    public string Photograph => Channel is null ? Path : Path[..Path.LastIndexOf('/')];
}
