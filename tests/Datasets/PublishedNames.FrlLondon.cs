using DataFetch.Downloads;

namespace FerLib.Tests.Datasets;

/// <content>Face Research Lab London Set: the list of files that data-fetch downloads holds the published names.</content>
internal static partial class PublishedNames
{
    /// <summary>All 204 front pictures.</summary>
    public static IEnumerable<string> FrlLondonFiles() =>
        DirectSets.FrlLondon.Files.Select(file => file.Path).Where(path => path.EndsWith(".jpg", StringComparison.Ordinal));
}
