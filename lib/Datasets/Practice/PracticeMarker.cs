using System.Text.Json;

namespace FerLib.Datasets.Practice;

/// <summary>The file that says: this folder is a whole practice set, of this version, made with these options.</summary>
/// <param name="MadeBy">Always <see cref="Maker"/>; another value is somebody else's file.</param>
/// <param name="Version">Of the renderer: another version, other pictures.</param>
/// <param name="Name">One of <see cref="PracticeDataSets.Names"/>.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Wanted">About how many pictures were asked for.</param>
/// <param name="Size">Rows and columns of the pictures.</param>
/// <param name="Pictures">Pictures in all.</param>
internal sealed record PracticeMarker(string MadeBy, int Version, string Name, ulong Seed, int Wanted, int Size, int Pictures)
{
    /// <summary>The marker's file name.</summary>
    public const string FileName = "practice.json";

    private const string Maker = "FerLib practice data (rendered faces, no real person)";

    // Raise this whenever a picture changes: sets on disk are then made anew.
    private const int CurrentVersion = 3;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>The marker of the set that the options ask for, its pictures not counted yet.</summary>
    public static PracticeMarker For(string name, PracticeOptions options) =>
        new(Maker, CurrentVersion, name, options.Seed, PracticeSet.Find(name)?.Wanted(options) ?? 0, options.Size, 0);

    /// <summary>The marker in a folder, or null if there is none of ours.</summary>
    public static PracticeMarker? Read(string root)
    {
        string file = Path.Combine(root, FileName);
        if (!File.Exists(file))
            return null;
        try
        {
            PracticeMarker? marker = JsonSerializer.Deserialize<PracticeMarker>(File.ReadAllBytes(file));
            return marker?.MadeBy == Maker ? marker : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether two markers mean the same pictures.</summary>
    public bool SameSetAs(PracticeMarker other) => this with { Pictures = 0 } == other with { Pictures = 0 };

    /// <summary>Writes the marker.</summary>
    public void Write(string root) => File.WriteAllBytes(Path.Combine(root, FileName), JsonSerializer.SerializeToUtf8Bytes(this, Json));

    /// <summary>How many pictures lie below a folder.</summary>
    public static int CountPictures(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Count(file => Path.GetExtension(file) is ".png" or ".tiff" or ".jpg" or ".JPG");
}
