namespace FerLib.Datasets.Practice;

/// <summary>A practice set as data: how large it is, and how its pictures are planned and stored.</summary>
/// <param name="Name">The short name: "kdef".</param>
/// <param name="Published">Pictures in the published set.</param>
/// <param name="Default">About how many pictures are made unless something else is asked for.</param>
/// <param name="IsWhole">Whether it always has the published size, because that takes seconds.</param>
/// <param name="Width">Columns of a picture at the full size.</param>
/// <param name="Height">Rows of a picture at the full size.</param>
/// <param name="Plan">Plans its pictures, about as many as asked for.</param>
internal sealed record PracticeSet(
    string Name, int Published, int Default, bool IsWhole, int Width, int Height, Func<PracticeOptions, int, IReadOnlyList<PracticePicture>> Plan)
{
    /// <summary>The five, in the order in which they are listed.</summary>
    public static IReadOnlyList<PracticeSet> All { get; } =
    [
        new("ferg", 55_767, 1_008, false, 256, 256, FergPlan.Make),
        new("jaffe", 213, 213, true, 256, 256, JaffePlan.Make),
        new("senthil", 80, 80, true, 140, 188, SenthilPlan.Make),
        new("kdef", 4_900, 280, false, 562, 762, KdefPlan.Make),
        new("utkface", 23_708, 600, false, 200, 200, UtkFacePlan.Make),
    ];

    /// <summary>The set of a name, or null.</summary>
    public static PracticeSet? Find(string name) => All.FirstOrDefault(set => set.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>About how many pictures the options ask of this set: never more than published.</summary>
    public int Wanted(PracticeOptions options) => IsWhole ? Published : Math.Min(options.Pictures ?? Default, Published);
}
