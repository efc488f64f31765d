using System.Globalization;
using FerLib.Datasets;
using FerLib.Evaluation;

namespace FerLib.Experiments;

/// <summary>An outcome by groups of its pictures: who is served well, and who is not.</summary>
public static class Slices
{
    private const int YearsOfABand = 20;
    private const int LastBand = 80;

    // A set with more groups than this is no slicing that a table can show.
    private const int MostGroups = 60;

    /// <summary>The group of each picture of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="manifest">The data set with what its owners say of each picture; pictures that it does not have belong to no group.</param>
    /// <param name="groupOf">The group of a sample, or null.</param>
    public static IReadOnlyList<string?> GroupsOf(Outcome outcome, Manifest manifest, Func<Sample, string?> groupOf)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(groupOf);
        Dictionary<string, Sample> samples = manifest.Samples.ToDictionary(sample => sample.Path, StringComparer.Ordinal);
        return [.. outcome.Paths.Select(path => samples.TryGetValue(path, out Sample? sample) ? groupOf(sample) : null)];
    }

    /// <summary>The outcome by subject, gender, age, ethnicity and camera angle, as far as the data set says something of them.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="manifest">The data set.</param>
    /// <param name="seed">Seed of the intervals.</param>
    /// <returns>
    /// What it is sliced by, and the report; left out is what gives fewer than two groups or more than 60. Ages are bands of 20 years, the last from 80 on. For subjects the cluster is
    /// the clip, or the picture that is in none, because a subject alone has no interval over subjects.
    /// </returns>
    public static IReadOnlyList<(string By, SliceReport Report)> Of(Outcome outcome, Manifest manifest, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        (string By, Func<Sample, string?> GroupOf, bool IsSubject)[] slicings =
        [
            ("subject", sample => manifest.NamesSubjects ? sample.Subject : null, true), ("gender", sample => sample.Gender, false),
            ("age", sample => BandOf(sample.Age), false), ("ethnicity", sample => sample.Ethnicity, false), ("angle", sample => sample.Angle, false),
        ];
        return [.. from slicing in slicings
                   let groups = GroupsOf(outcome, manifest, slicing.GroupOf)
                   let different = groups.OfType<string>().Distinct(StringComparer.Ordinal).Count()
                   where different is > 1 and <= MostGroups
                   select (slicing.By, SliceReport.Of(
                       outcome.Predictions, groups, seed, slicing.IsSubject ? PictureClusters.Of(outcome.Predictions, ClusterUnit.Clip) : null))];
    }

    private static string? BandOf(int? age)
    {
        if (age is not { } years)
            return null;
        int from = years / YearsOfABand * YearsOfABand;
        if (from >= LastBand)
            return string.Create(CultureInfo.InvariantCulture, $"{LastBand} and over");
        return string.Create(CultureInfo.InvariantCulture, $"{from:00}-{from + YearsOfABand - 1:00}");
    }
}
