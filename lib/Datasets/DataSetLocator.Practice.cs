namespace FerLib.Datasets;

/// <content>Practice data sets: rendered stand-ins in the real layouts, read by the real readers.</content>
public static partial class DataSetLocator
{
    /// <summary>The frames of one rendered clip: the practice FERG's clip boundaries are known.</summary>
    private const int PracticeClipLength = 6;

    private static readonly string[] PracticeSets = ["ferg", "jaffe"];

    private static IEnumerable<string> PracticeNames => PracticeSets.Select(name => PracticePrefix + name);

    private static Manifest Practice(string name, DataSetOptions options, CancellationToken token)
    {
        if (!PracticeSets.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new DatasetException(
                $"DataSet: there is no practice set \"{OneLine.Of(name)}\", expected {string.Join(" or ", PracticeNames)}." +
                NearestName.Suggestion(name, PracticeSets));
        }

        token.ThrowIfCancellationRequested();
        DataSetDescription set = DataSetCatalog.Find(name)!;
        string root = Path.Combine(options.DataHome, "practice", set.Name);
        return set.Reader!.Read(root, new ReaderOptions
        {
            DisplayName = $"practice {set.Title}",
            IsPractice = true,
            ClipLength = PracticeClipLength,
        });
    }
}
