using System.Globalization;
using FerLib.Datasets.Practice;

namespace FerLib.Datasets;

/// <content>Practice data sets: rendered stand-ins in the real layouts, read by the real readers.</content>
public static partial class DataSetLocator
{
    private const int ProgressSteps = 20;

    private static IEnumerable<string> PracticeSpecifications => PracticeDataSets.Names.Select(name => PracticePrefix + name);

    /// <summary>With which options a whole practice set of this version lies in the data home; null if none does.</summary>
    /// <param name="name">One of <see cref="PracticeDataSets.Names"/>.</param>
    /// <param name="dataHome">The data home.</param>
    public static PracticeOptions? PracticeOnDisk(string name, string dataHome)
    {
        ArgumentNullException.ThrowIfNull(name);
        string root = PracticeFolder(name, dataHome);
        if (PracticeMarker.Read(root) is not { } marker)
            return null;
        var options = new PracticeOptions { Seed = marker.Seed, Pictures = marker.Pictures };
        return marker.Pictures > 0 && marker.SameSetAs(PracticeMarker.For(name, options)) && marker.IsWhole(root) ? options : null;
    }

    /// <summary>Where a practice set is, or will be.</summary>
    public static string PracticeFolder(string name, string dataHome) => Path.Combine(Path.GetFullPath(dataHome), "practice", name);

    /// <summary>
    /// Opens a practice set. One that is there is taken as it is, with whatever size it was made; unless another seed is asked for, nothing is
    /// written then.
    /// </summary>
    private static Manifest OpenPractice(string typed, DataSetOptions options, CancellationToken token)
    {
        string name = PracticeDataSets.Names.FirstOrDefault(known => known.Equals(typed, StringComparison.OrdinalIgnoreCase))
            ?? throw new DatasetException(
                (typed.Length == 0 ? "DataSet: practice alone names no set" : $"DataSet: there is no practice set \"{OneLine.Of(typed)}\"") + $", expected one of {string.Join(", ", PracticeSpecifications)}." +
                NearestName.Suggestion(typed, PracticeDataSets.Names));
        PracticeOptions? present = PracticeOnDisk(name, options.DataHome);
        if (present is null || present.Seed != (options.Seed ?? present.Seed))
        {
            PracticeOptions wanted = present ?? new PracticeOptions();
            PracticeDataSets.Ensure(name, options.DataHome, wanted with { Seed = options.Seed ?? wanted.Seed }, InWords(options.Progress), token);
        }

        return DataSetCatalog.Find(name)!.Reader.Read(PracticeFolder(name, options.DataHome), ForPractice(name, ReaderOptionsFor(name, options)));
    }

    /// <summary>How a practice set is read by the reader of the set that it stands for.</summary>
    internal static ReaderOptions ForPractice(string name, ReaderOptions options) => options with
    {
        DisplayName = $"practice {name.ToUpperInvariant()}",
        IsPractice = true,
        ClipLength = PracticeDataSets.FramesPerClip,
    };

    private static LineProgress? InWords(IProgress<string>? progress) => progress is null ? null : new LineProgress(progress);

    /// <summary>A line for every twentieth of the work. Not <see cref="Progress{T}"/>, whose reports may come after the work is done.</summary>
    private sealed class LineProgress(IProgress<string> lines) : IProgress<PracticeProgress>
    {
        public void Report(PracticeProgress value)
        {
            if (value.Done * (long)ProgressSteps / value.Total == (value.Done - 1) * (long)ProgressSteps / value.Total)
                return;
            lines.Report(string.Create(
                CultureInfo.InvariantCulture, $"practice/{value.Name}: {value.Done:N0} of {value.Total:N0} faces rendered (once)"));
        }
    }
}
