using FerLib.Imaging;

namespace FerLib.Datasets.Practice;

/// <summary>
/// Rendered stand-ins for the paper's five data sets, which may not be handed out: made-up faces in their layouts, names and formats, with
/// the oddities of their files.
/// </summary>
/// <remarks>
/// Every result on them says that it comes from practice data. That neighbouring frames are near-duplicates (leakage) and that the two
/// sets look different (domain shift) is so by construction.
/// </remarks>
public static class PracticeDataSets
{
    /// <summary>The frames of one clip of the FERG-like set: numbers 1 to 6, 7 to 12, ... belong together.</summary>
    public const int FramesPerClip = 6;

    private const string ReadMe = """
        Practice data: faces drawn by FerLib from facial action units. No real person and no published picture is among them.
        Folders, names and formats are those of the published data set, so that the same code reads both.
        A result on these pictures says nothing about the published data set, and nothing about people.
        Where the published set labels no expression, labels.csv says which one was drawn.
        practice.json says which version, seed and size this is; delete the folder to have it made anew.

        """;

    /// <summary>"ferg", "jaffe", "senthil", "kdef", "utkface".</summary>
    public static IReadOnlyList<string> Names { get; } = [.. PracticeSet.All.Select(set => set.Name)];

    /// <summary>About how many pictures a set has unless something else is asked for: 1,008; 213; 80; 280 (and 70 averaged ones); 600.</summary>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static int DefaultPictures(string name) => SetOf(name).Default;

    /// <summary>How many pictures the published set has, which is the most that are made.</summary>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static int PublishedPictures(string name) => SetOf(name).Published;

    /// <summary>Whether a set always has its published size, because that takes seconds.</summary>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static bool IsAlwaysWhole(string name) => SetOf(name).IsWhole;

    /// <summary>Makes sure that a practice set is there: renders it unless a whole one of the same version and options is.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="dataHome">The data home; the set goes to <c>practice/NAME</c> below it.</param>
    /// <param name="options">Seed and size. Default: <see cref="DefaultPictures"/>.</param>
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
        if (!Names.Contains(name))
            throw new DatasetException($"There is no practice set \"{name}\", expected one of {string.Join(", ", Names)}.");
        if (options.Pictures < 1)
            throw new DatasetException($"Pictures is {options.Pictures}, expected at least 1.");
        string home = Path.Combine(Path.GetFullPath(dataHome), "practice");
        try
        {
            return EnsureBelow(home, name, options, progress, token);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(
                $"The practice set \"{name}\" cannot be written below {home}: {error.Message} Choose another data home (FER_DataHome) or free the folder.", error);
        }
    }

    private static PracticeResult EnsureBelow(
        string home, string name, PracticeOptions options, IProgress<PracticeProgress>? progress, CancellationToken token)
    {
        Directory.CreateDirectory(home);
        // One process at a time makes a set: a second one waits and then finds it made.
        using FileStream claim = Claim(Path.Combine(home, $".{name}.lock"), token);
        string root = Path.Combine(home, name);
        PracticeMarker wanted = PracticeMarker.For(name, options);
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            PracticeMarker? present = PracticeMarker.Read(root) ?? throw new DatasetException(
                $"{root} holds files that are not a practice set (there is no readable {PracticeMarker.FileName}). Move them away, then try again.");
            if (present.SameSetAs(wanted) && PracticeMarker.CountPictures(root) == present.Pictures)
                return new PracticeResult(root, present.Pictures, WasMade: false);
        }

        string making = Path.Combine(home, $".{name}.making");
        DeleteFolder(making);
        try
        {
            IReadOnlyList<PracticePicture> plan = PlanOf(name, options);
            Render(SetOf(name), plan, making, options, progress, token);
            WriteLabels(SetOf(name), plan, making);
            File.WriteAllText(Path.Combine(making, "README.txt"), ReadMe);
            (wanted with { Pictures = plan.Count }).Write(making);
            DeleteFolder(root);
            Directory.Move(making, root);
            return new PracticeResult(root, plan.Count, WasMade: true);
        }
        catch
        {
            DeleteFolder(making);
            throw;
        }
    }

    /// <summary>The plans of all pictures of a set, in the order of their files.</summary>
    internal static IReadOnlyList<PracticePicture> PlanOf(string name, PracticeOptions options) =>
        SetOf(name).Plan(options, SetOf(name).Wanted(options));

    /// <summary>Renders one planned picture as a square, whatever the shape of its set.</summary>
    internal static Image Render(PracticePicture picture, int size = PracticeFace.Size) =>
        PracticeFace.Render(picture.Character, picture.Units, picture.View, picture.NoiseSeed, size);

    private static PracticeSet SetOf(string name) =>
        PracticeSet.Find(name) ?? throw new ArgumentException($"There is no practice set \"{name}\", expected one of {string.Join(", ", Names)}.", nameof(name));

    private static void Render(
        PracticeSet set, IReadOnlyList<PracticePicture> plan, string root, PracticeOptions options, IProgress<PracticeProgress>? progress, CancellationToken token)
    {
        foreach (string folder in plan.Select(picture => Path.GetDirectoryName(FileOf(root, picture))!).Distinct())
            Directory.CreateDirectory(folder);
        int done = 0;
        var parallel = new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1 };
        Parallel.For(0, plan.Count, parallel, i =>
        {
            Image image = PracticeCamera.Take(set, plan[i], options.Size);
            File.WriteAllBytes(FileOf(root, plan[i]), PracticeCamera.Encode(set, image));
            progress?.Report(new PracticeProgress(set.Name, Interlocked.Increment(ref done), plan.Count));
        });
    }

    /// <summary>The label file of a set that labels no expression itself; paths count from the folder that holds the set's own.</summary>
    private static void WriteLabels(PracticeSet set, IReadOnlyList<PracticePicture> plan, string root)
    {
        PracticePicture[] labelled = [.. plan.Where(picture => picture.IsInLabelFile)];
        if (labelled.Length == 0)
            return;
        bool people = set.Name == "senthil";
        CsvTable.Write(
            Path.Combine(root, Manifest.LabelFileName),
            labelled.Select(picture => (IEnumerable<string?>)[picture.Path, .. people ? (string?[])[picture.Character.Name] : [], picture.Expression])
                .Prepend(people ? ["file", "subject", "expression"] : ["file", "expression"]));
    }

    private static string FileOf(string root, PracticePicture picture) =>
        Path.Combine(root, picture.Path.Replace('/', Path.DirectorySeparatorChar));

    private static FileStream Claim(string file, CancellationToken token)
    {
        const int WaitMilliseconds = 100, Waits = 6000;
        for (int i = 0; ; i++)
        {
            token.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (i < Waits && File.Exists(file))
            {
                token.WaitHandle.WaitOne(WaitMilliseconds);
            }
        }
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
