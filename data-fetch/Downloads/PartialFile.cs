using System.Text.Json;

namespace DataFetch.Downloads;

/// <summary>A file on its way: <c>FILE.partial</c>, and <c>FILE.partial.json</c> that says what it is a part of.</summary>
/// <remarks>Bytes are at the system when they are counted, so that they outlive a kill of this process. The mark is written before the first of them.</remarks>
/// <param name="file">Where the whole file will be; its folder exists.</param>
/// <param name="open">Opens the partial file for writing.</param>
internal sealed class PartialFile(string file, Func<string, FileMode, Stream> open)
{
    private readonly string _markPath = file + ".partial.json";

    /// <summary>Where it is.</summary>
    public string Path { get; } = file + ".partial";

    /// <summary>How many bytes are here.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>What they belong to; null if nothing readable says it.</summary>
    public PartialMark? Mark
    {
        get
        {
            try
            {
                return File.Exists(_markPath) ? JsonSerializer.Deserialize<PartialMark>(File.ReadAllBytes(_markPath)) : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>Forgets what is here and begins with another file.</summary>
    public void Start(PartialMark mark)
    {
        Delete();
        File.WriteAllBytes(_markPath, JsonSerializer.SerializeToUtf8Bytes(mark));
    }

    /// <summary>Opens it to go on at its end.</summary>
    public Stream OpenEnd() => open(Path, FileMode.Append);

    /// <summary>Opens it on the disk. Unbuffered: what is written is at the system.</summary>
    public static Stream OpenOnDisk(string path, FileMode mode) => new FileStream(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: false);

    /// <summary>Removes it.</summary>
    public void Delete()
    {
        // In this order a kill between the two leaves nothing that would be gone on with.
        File.Delete(_markPath);
        File.Delete(Path);
    }

    /// <summary>Gives it its name in one step: nobody sees half a file.</summary>
    public void Complete()
    {
        File.Move(Path, file, overwrite: true);
        File.Delete(_markPath);
    }
}
