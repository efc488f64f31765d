namespace FerLib.Datasets.Practice;

/// <summary>How one practice set is made.</summary>
/// <param name="Name">The set's short name.</param>
/// <param name="Default">Its size when none is asked for.</param>
/// <param name="Published">How many pictures the published set has.</param>
/// <param name="Fit">The size that a wanted one, at least 1 and at most the published one, comes to.</param>
/// <param name="Plan">Plans every picture, from the seed and a size that fits.</param>
internal sealed record PracticeRecipe(
    string Name, int Default, int Published, Func<int, int> Fit, Func<ulong, int, IReadOnlyList<PracticePicture>> Plan)
{
    /// <summary>All sets, in the order of <see cref="PracticeDataSets.Names"/>.</summary>
    public static IReadOnlyList<PracticeRecipe> All { get; } =
    [
        new("ferg", 1008, FergPlan.PublishedPictures, FergPlan.Fit, FergPlan.Make),
        new("jaffe", JaffePlan.PublishedPictures, JaffePlan.PublishedPictures, _ => JaffePlan.PublishedPictures, (seed, _) => JaffePlan.Make(seed)),
        new("senthil", SenthilPlan.PublishedPictures, SenthilPlan.PublishedPictures, _ => SenthilPlan.PublishedPictures, (seed, _) => SenthilPlan.Make(seed))
        {
            Finish = (root, pictures, _) => SenthilPlan.WriteLabels(root, pictures),
        },
        new("kdef", 6 * KdefPlan.PicturesPerPerson, KdefPlan.PublishedPictures, KdefPlan.Fit, KdefPlan.Make) { Finish = AveragedFaces.Write },
        new("utkface", 1000, UtkFacePlan.PublishedPictures, UtkFacePlan.Fit, UtkFacePlan.Make)
        {
            Finish = (root, pictures, _) => UtkFacePlan.WriteLabels(root, pictures),
        },
    ];

    /// <summary>What is written beside the pictures once they are there: below a root, for a plan, with so many threads.</summary>
    public Action<string, IReadOnlyList<PracticePicture>, ParallelOptions> Finish { get; init; } = (_, _, _) => { };

    /// <summary>The recipe of a set.</summary>
    /// <exception cref="DatasetException">There is no such set.</exception>
    public static PracticeRecipe Of(string name) => All.FirstOrDefault(one => one.Name == name)
        ?? throw new DatasetException($"There is no practice set \"{OneLine.Of(name)}\", expected one of {string.Join(", ", All.Select(one => one.Name))}.");
}
