using System.Globalization;

namespace FerLib.Datasets;

/// <summary>Which samples of a data set are wanted: some camera angles, some sessions, the six or the seven common expressions.</summary>
/// <remarks>
/// Samples that are not wanted are no mistakes: they are left out, not quarantined, and the manifest's notes count them. A choice of angles or
/// sessions changes nothing where a set has none, so that one choice can stand for several sets; the notes say that too.
/// </remarks>
public sealed record SampleChoice
{
    /// <summary>The camera angles that stay, as the data set names them (KDEF: FL HL S HR FR); empty, the default, for all.</summary>
    public IReadOnlyList<string> Angles { get; init; } = [];

    /// <summary>The recording sessions that stay, as the data set names them (KDEF: A B); empty, the default, for all.</summary>
    public IReadOnlyList<string> Sessions { get; init; } = [];

    /// <summary>The expressions that stay. Default: all.</summary>
    public ExpressionChoice Expressions { get; init; }

    /// <summary>The data set with the wanted samples only.</summary>
    /// <param name="manifest">The data set.</param>
    /// <exception cref="DatasetException">
    /// The data set has angles or sessions, but none of that name, or nothing would be left; the message says what there is.
    /// </exception>
    public Manifest Apply(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        manifest = Keep(manifest, "Angles", "angle", Angles, sample => sample.Angle);
        manifest = Keep(manifest, "Sessions", "session", Sessions, sample => sample.Session);
        if (Expressions == ExpressionChoice.All)
            return manifest;
        bool six = Expressions == ExpressionChoice.Six;
        HashSet<string> wanted = [.. Datasets.Expressions.All.Where(name => !six || name != "neutral")];
        return Keep(manifest, "Expressions", $"the {(six ? "six basic" : "seven common")} expressions",
            sample => !sample.IsLabelled || wanted.Contains(sample.Label), sample => sample.Label);
    }

    private static Manifest Keep(Manifest manifest, string option, string what, IReadOnlyList<string> wanted, Func<Sample, string?> valueOf)
    {
        if (wanted.Count == 0)
            return manifest;
        string[] there = [.. manifest.Samples.Select(valueOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (there.Length == 0)
            return manifest.WithNote($"The option {option} changes nothing here: the set does not say which {what} its pictures have.");

        if (wanted.FirstOrDefault(name => !there.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new DatasetException(
                $"{manifest.Name}: the option {option} names {OneLine.Of(unknown)}, expected some of {string.Join(", ", there.Select(OneLine.Of))}. Correct it.");
        }

        string kept = string.Join(", ", there.Where(name => wanted.Contains(name, StringComparer.OrdinalIgnoreCase)));
        return Keep(manifest, option, $"{what} {kept}", sample => valueOf(sample) is { } value && wanted.Contains(value, StringComparer.OrdinalIgnoreCase), valueOf);
    }

    private static Manifest Keep(Manifest manifest, string option, string what, Func<Sample, bool> stays, Func<Sample, string?> valueOf)
    {
        Sample[] gone = [.. manifest.Samples.Where(sample => !stays(sample))];
        if (gone.Length == 0)
            return manifest;
        if (gone.Length == manifest.Samples.Count)
            throw new DatasetException($"{manifest.Name}: the option {option} leaves no picture (only {what} would stay). Choose others, or leave it out.");
        string names = string.Join(", ", gone.CountBy(sample => valueOf(sample) ?? "none").OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{OneLine.Of(pair.Key)} {pair.Value:#,0}")));
        return manifest.Where(stays, string.Create(
            CultureInfo.InvariantCulture, $"Only {what}, as the option {option} asks: {gone.Length:#,0} of {manifest.Samples.Count:#,0} pictures are left out ({names})."));
    }
}
