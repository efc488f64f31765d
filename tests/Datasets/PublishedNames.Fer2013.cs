using System.Globalization;

namespace FerLib.Tests.Datasets;

/// <content>The copies of FER2013 in folders, and CK+48.</content>
internal static partial class PublishedNames
{
    /// <summary>The expressions of FER2013 in the order of its codes, as its copies call them and by their common names.</summary>
    public static readonly (string Name, string Label)[] Fer2013Classes =
    [
        ("angry", "anger"), ("disgust", "disgust"), ("fear", "fear"), ("happy", "happiness"), ("sad", "sadness"), ("surprise", "surprise"), ("neutral", "neutral"),
    ];

    /// <summary>The published counts of FER2013: the parts with the names of their folders, and a count for each code.</summary>
    public static readonly (string Usage, string Folder, string Split, int[] Counts)[] Fer2013Parts =
    [
        ("Training", "train", "training", [3995, 436, 4097, 7215, 4830, 3171, 4965]),
        ("PublicTest", "validation", "validation", [467, 56, 496, 895, 653, 415, 607]),
        ("PrivateTest", "test", "test", [491, 55, 528, 879, 594, 416, 626]),
    ];

    private static readonly (string Folder, string Label, int Frames)[] Ck48 =
    [
        ("anger", "anger", 135), ("contempt", "contempt", 54), ("disgust", "disgust", 177), ("fear", "fear", 75), ("happy", "happiness", 207),
        ("sadness", "sadness", 84), ("surprise", "surprise", 249),
    ];

    /// <summary>All 35,887 pictures; numbers are made up.</summary>
    /// <param name="twoFolders">Whether test holds the pictures of validation too.</param>
    /// <param name="tells">Whether the file names tell the part.</param>
    public static IEnumerable<string> Fer2013Files(bool twoFolders, bool tells)
    {
        int number = 0;
        foreach ((string usage, string folder, _, int[] counts) in Fer2013Parts)
        {
            for (int code = 0; code < counts.Length; code++)
            {
                for (int i = 0; i < counts[code]; i++)
                {
                    number++;
                    string split = twoFolders && folder == "validation" ? "test" : folder;
                    yield return string.Create(CultureInfo.InvariantCulture, $"{split}/{Fer2013Classes[code].Name}/{(tells ? usage : "im")}_{number}.jpg");
                }
            }
        }
    }

    /// <summary>The published counts of CK+48 by their common labels.</summary>
    public static IEnumerable<(string Label, int Frames)> Ck48Counts => Ck48.Select(set => (set.Label, set.Frames));

    /// <summary>The 981 frames, three a clip; subjects and numbers are made up.</summary>
    public static IEnumerable<string> Ck48Files(string root = "CK+48")
    {
        int clip = 0;
        foreach ((string folder, _, int frames) in Ck48)
        {
            for (int i = 0; i < frames; i++)
            {
                clip += i % 3 == 0 ? 1 : 0;
                yield return string.Create(CultureInfo.InvariantCulture, $"{root}/{folder}/S{10 + clip % 100:D3}_{clip / 100 + 1:D3}_{14 + i % 3:D8}.png");
            }
        }
    }
}
