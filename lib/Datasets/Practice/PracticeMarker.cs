using System.Text.Json;

namespace FerLib.Datasets.Practice;

/// <summary>The file that says: this folder is a whole practice set, of this version, made with these options.</summary>
/// <param name="MadeBy">Always <see cref="Maker"/>; another value is somebody else's file.</param>
/// <param name="Version">Of the renderer: another version, other pictures.</param>
/// <param name="Name">One of <see cref="PracticeDataSets.Names"/>.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Pictures">The set's size: its pictures, without what only lies beside them.</param>
/// <param name="Reduction">By which factor the pictures are smaller than the published ones.</param>
/// <param name="Files">Picture files in all.</param>
internal sealed record PracticeMarker(string MadeBy, int Version, string Name, ulong Seed, int Pictures, int Reduction, int Files)
{
    /// <summary>The marker's file name.</summary>
    public const string FileName = "practice.json";

    private const string Maker = "FerLib practice data (rendered faces, no real person)";

    // Raise this whenever a picture changes: sets on disk are then made anew.
    private const int CurrentVersion = 3;
    private static readonly string[] Endings = [".png", ".tiff", ".jpg"];
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>The marker of the set that the options ask for, its files not counted yet.</summary>
    public static PracticeMarker For(string name, PracticeOptions options) =>
        new(Maker, CurrentVersion, name, options.Seed, PracticeDataSets.SizeOf(name, options.Pictures), options.Reduction, 0);

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

    /// <summary>The nearest marker in a folder or above it, or null if there is none of ours.</summary>
    public static PracticeMarker? Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (Read(at.FullName) is { } marker)
                return marker;
        }

        return null;
    }

    /// <summary>Whether two markers mean the same pictures.</summary>
    public bool SameSetAs(PracticeMarker other) => this with { Files = 0 } == other with { Files = 0 };

    /// <summary>Whether all files that the marker counts lie below a folder.</summary>
    public bool IsWhole(string root) => CountFiles(root) == Files;

    /// <summary>Writes the marker.</summary>
    public void Write(string root) => File.WriteAllBytes(Path.Combine(root, FileName), JsonSerializer.SerializeToUtf8Bytes(this, Json));

    /// <summary>How many picture files lie below a folder.</summary>
    public static int CountFiles(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Count(file => Array.Exists(Endings, ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
}
