using FerLib.Imaging;

namespace FerLib.Datasets;

/// <summary>Two pictures of a data set that are nearly the same.</summary>
/// <param name="A">A picture: a position in <see cref="Manifest.Samples"/>.</param>
/// <param name="B">The other one; greater than <paramref name="A"/>.</param>
/// <param name="Alikeness">How alike they are.</param>
public readonly record struct NearDuplicatePair(int A, int B, PictureAlikeness Alikeness)
{
    /// <summary>
    /// The largest difference that a copy of one picture has: rescaled, encoded anew, or made brighter or darker. See the remarks of
    /// <see cref="NearDuplicates"/>.
    /// </summary>
    public const double MostDifferenceOfCopies = 0.2;

    /// <summary>
    /// Whether the two are as alike as copies of one picture are. Otherwise they are rather neighbours: frames of one clip, takes a moment
    /// apart, or one drawing with another mouth.
    /// </summary>
    public bool IsCopy => Alikeness.LargestDifference <= MostDifferenceOfCopies;

    /// <summary>Orders pairs: the most alike first, equally alike ones by their positions.</summary>
    internal static int CompareByAlikeness(NearDuplicatePair x, NearDuplicatePair y)
    {
        int order = x.Alikeness.LargestDifference.CompareTo(y.Alikeness.LargestDifference);
        order = order != 0 ? order : x.Alikeness.Distance.CompareTo(y.Alikeness.Distance);
        return order != 0 ? order : (x.A, x.B).CompareTo((y.A, y.B));
    }
}
