using FerLib.Datasets.Practice.Drawing;
using FerLib.Imaging;

namespace FerLib.Datasets.Practice;

/// <content>The making of a set: whole or not at all, by one process at a time.</content>
public static partial class PracticeDataSets
{
    private const string ReadMe = """
        Practice data: faces drawn by FerLib from facial action units. No real person and no published picture is among them.
        Folders, names, formats and known mistakes are those of the published data set, so that the same code reads both.
        labels.csv, where there is one, says which expression was drawn: the published set does not say it.
        Ages, genders and ethnicities in file names are codes that were drawn roughly; nothing follows from them.
        A result on these pictures says nothing about the published data set, and nothing about people.
        practice.json says which version, seed and size this is; delete the folder to have it made anew.

        """;

    private static PracticeResult EnsureBelow(
        string home, PracticeMarker wanted, PracticeOptions options, IProgress<PracticeProgress>? progress, CancellationToken token)
    {
        string name = wanted.Name;
        PracticeRecipe recipe = PracticeRecipe.Of(name);
        string root = Path.Combine(home, name);
        // One process at a time makes a set: a second one waits and then finds it made.
        using FolderClaim claim = FolderClaim.Take(root, token: token);
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            PracticeMarker? present = PracticeMarker.Read(root) ?? throw new DatasetException(
                $"{root} holds files that are not a practice set (there is no readable {PracticeMarker.FileName}). Move them away, then try again.");
            if (present.SameSetAs(wanted) && present.IsWhole(root))
                return new PracticeResult(root, present.Pictures, WasMade: false);
        }

        string making = Path.Combine(home, $".{name}.making");
        DeleteFolder(making);
        try
        {
            IReadOnlyList<PracticePicture> plan = recipe.Plan(options.Seed, wanted.Pictures);
            var parallel = new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1 };
            Render(name, plan, making, options.Reduction, progress, parallel);
            recipe.Finish(making, plan, parallel);
            File.WriteAllText(Path.Combine(making, "README.txt"), ReadMe);
            (wanted with { Files = PracticeMarker.CountFiles(making) }).Write(making);
            DeleteFolder(root);
            Directory.Move(making, root);
            return new PracticeResult(root, wanted.Pictures, WasMade: true);
        }
        catch
        {
            DeleteFolder(making);
            throw;
        }
    }

    /// <summary>The plans of all pictures of a set, in the order of their files.</summary>
    internal static IReadOnlyList<PracticePicture> PlanOf(string name, PracticeOptions options) =>
        PracticeRecipe.Of(name).Plan(options.Seed, SizeOf(name, options.Pictures));

    /// <summary>Renders one planned picture.</summary>
    /// <param name="picture">The plan.</param>
    /// <param name="reduction">By which whole factor it is made smaller.</param>
    internal static Image Render(PracticePicture picture, int reduction = 1)
    {
        Frame frame = picture.Frame.Reduced(reduction);
        return picture.IsBlack
            ? new Image(frame.Width, frame.Height, 3)
            : PracticeFace.Render(picture.Character, picture.Units, picture.View, picture.NoiseSeed, frame);
    }

    /// <summary>A picture in the format that the ending of its name says.</summary>
    internal static byte[] Encode(string path, Image image) => Path.GetExtension(path) switch
    {
        ".png" => PngEncoder.Encode(image),
        ".tiff" => TiffEncoder.Encode(image),
        _ => JpegEncoder.Encode(image),
    };

    private static void Render(
        string name, IReadOnlyList<PracticePicture> plan, string root, int reduction, IProgress<PracticeProgress>? progress, ParallelOptions parallel)
    {
        foreach (string folder in plan.Select(picture => Path.GetDirectoryName(FileOf(root, picture))!).Distinct())
            Directory.CreateDirectory(folder);
        int done = 0;
        Parallel.For(0, plan.Count, parallel, i =>
        {
            File.WriteAllBytes(FileOf(root, plan[i]), Encode(plan[i].Path, Render(plan[i], reduction)));
            progress?.Report(new PracticeProgress(name, Interlocked.Increment(ref done), plan.Count));
        });
    }

    private static string FileOf(string root, PracticePicture picture) =>
        Path.Combine(root, picture.Path.Replace('/', Path.DirectorySeparatorChar));

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
