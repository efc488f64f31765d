namespace FerLib.Datasets.Practice;

/// <summary>
/// Rendered stand-ins for data sets that may not be handed out: made-up faces in the layouts, names, formats and quirks of FERG, JAFFE,
/// Senthil, KDEF and UTKFace.
/// </summary>
/// <remarks>
/// Every result on them says that it comes from practice data. That neighbouring frames are near-duplicates (leakage) and that the
/// sets look different (domain shift) is so by construction.
/// </remarks>
public static partial class PracticeDataSets
{
    /// <summary>The frames of one clip of the FERG-like set: numbers 1 to 6, 7 to 12, ... belong together.</summary>
    public const int FramesPerClip = 6;

    /// <summary>"ferg", "jaffe", "senthil", "kdef" and "utkface".</summary>
    public static IReadOnlyList<string> Names { get; } = [.. PracticeRecipe.All.Select(recipe => recipe.Name)];

    /// <summary>How many pictures a practice set has.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="wanted">About how many, at least 1 (<see cref="PracticeOptions.Pictures"/>); null for the default.</param>
    /// <exception cref="DatasetException">The name is unknown or the number is below 1.</exception>
    public static int SizeOf(string name, int? wanted)
    {
        ArgumentNullException.ThrowIfNull(name);
        PracticeRecipe recipe = PracticeRecipe.Of(name);
        return wanted < 1
            ? throw new DatasetException($"practice/{name}: {wanted} pictures are asked for, expected 1 or more.")
            : recipe.Fit(Math.Min(wanted ?? recipe.Default, recipe.Published));
    }

    /// <summary>Makes sure that a practice set is there: renders it unless a whole one of the same version and options is.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="dataHome">The data home; the set goes to <c>practice/NAME</c> below it.</param>
    /// <param name="options">Seed and size. Default: those of <see cref="PracticeOptions"/>.</param>
    /// <param name="progress">Told after every picture, from several threads.</param>
    /// <param name="token">Cancels; what was rendered so far is thrown away.</param>
    /// <returns>The set's root folder.</returns>
    /// <exception cref="DatasetException">
    /// The name is unknown, an option is out of range, the folder cannot be written, or something that is not a practice set is in its place.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    public static PracticeResult Ensure(
        string name, string dataHome, PracticeOptions? options = null, IProgress<PracticeProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentException.ThrowIfNullOrEmpty(dataHome);
        options ??= new PracticeOptions();
        PracticeMarker wanted = PracticeMarker.For(name, options);
        string home = Path.Combine(Path.GetFullPath(dataHome), "practice");
        try
        {
            return EnsureBelow(home, wanted, options, progress, token);
        }
        catch (Exception error) when (Cause(error) is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(
                $"The practice set \"{name}\" cannot be written below {home}: {Cause(error).Message} Choose another data home (FER_DataHome) or free the folder.", error);
        }
    }

    // What happens on several threads at once comes wrapped.
    private static Exception Cause(Exception error) => error is AggregateException { InnerException: { } first } ? first : error;
}
