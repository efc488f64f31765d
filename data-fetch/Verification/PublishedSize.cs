using FerLib.Datasets;

namespace DataFetch.Verification;

/// <summary>The size that a picture is published in.</summary>
internal static class PublishedSize
{
    private static readonly (int Width, int Height) OddKdef = (970, 633);
    private static readonly string[] OddKdefNames = ["AM05ANFR", "BM10ANFR"];

    /// <summary>Columns and rows; null where pictures of one set are published in many sizes, as UTKFace's are before they are cropped.</summary>
    public static (int Width, int Height)? Of(DataSetDescription set, Sample sample) => set.Name switch
    {
        "kdef" when OddKdefNames.Contains(Path.GetFileNameWithoutExtension(sample.Path), StringComparer.OrdinalIgnoreCase) => OddKdef,
        "utkface" when !sample.Path.EndsWith(".chip.jpg", StringComparison.OrdinalIgnoreCase) => null,
        _ => set.PictureSize,
    };
}
