using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FerLib.Datasets;

namespace DataFetch.Importing;

/// <summary>What an import brought: the archive it came from, and every file with its hash; what <c>verify</c> holds the disk against.</summary>
/// <remarks>
/// Kept in the data home, outside the set's folder: <c>receipts/NAME.json</c>, and <c>receipts/NAME.sha256</c> in the format of sha256sum,
/// relative to the set's folder, so that <c>cd data/NAME; sha256sum -c ../receipts/NAME.sha256</c> checks a set without this program.
/// The second is written first: a readable .json means both are whole.
/// </remarks>
/// <param name="Name">The data set's short name.</param>
/// <param name="Source">The archive's or folder's own name, without its path.</param>
/// <param name="SourceBytes">The archive's length; null for a folder.</param>
/// <param name="SourceSha256">SHA-256 of the archive; null for a folder.</param>
/// <param name="Address">Where the archive was downloaded from, without a query; null if that is not known.</param>
internal sealed record ImportReceipt(string Name, string Source, long? SourceBytes, string? SourceSha256, string? Address)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>The files, in ordinal order of their paths.</summary>
    [JsonIgnore]
    public IReadOnlyList<ImportedFile> Files { get; init; } = [];

    /// <summary>The receipt of a set, or null if there is none or it is not whole.</summary>
    public static ImportReceipt? Read(string dataHome, string name)
    {
        string json = FileOf(dataHome, name, "json"), hashes = FileOf(dataHome, name, "sha256");
        try
        {
            return File.Exists(json) && File.Exists(hashes) && JsonSerializer.Deserialize<ImportReceipt>(File.ReadAllBytes(json)) is { } receipt
                ? receipt with { Files = [.. File.ReadLines(hashes).Where(line => line.Length > 0).Select(ReadLine)] } : null;
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes the receipt, each file whole or not at all.</summary>
    public void Write(string dataHome)
    {
        Directory.CreateDirectory(Path.Combine(dataHome, "receipts"));
        var lines = new StringBuilder();
        foreach (ImportedFile file in Files.OrderBy(file => file.Path, StringComparer.Ordinal))
            lines.Append(WriteLine(file)).Append('\n');
        WholeFile.Write(FileOf(dataHome, Name, "sha256"), Encoding.UTF8.GetBytes(lines.ToString()));
        WholeFile.Write(FileOf(dataHome, Name, "json"), JsonSerializer.SerializeToUtf8Bytes(this, Json));
    }

    private static string FileOf(string dataHome, string name, string extension) => Path.Combine(dataHome, "receipts", $"{name}.{extension}");

    // sha256sum marks a line whose name holds a line end or a backslash with a backslash of its own, and escapes both.
    private static string WriteLine(ImportedFile file)
    {
        string name = file.Path.Replace("\\", @"\\").Replace("\n", @"\n").Replace("\r", @"\r");
        return $"{(name == file.Path ? "" : "\\")}{file.Sha256}  {name}";
    }

    private static ImportedFile ReadLine(string line)
    {
        const int Digits = 64;
        bool escaped = line[0] == '\\';
        string text = escaped ? line[1..] : line;
        if (text.Length <= Digits + 2 || text[Digits..(Digits + 2)] != "  ")
            throw new FormatException("A line is not a hash, two blanks and a path.");
        string name = text[(Digits + 2)..];
        return new ImportedFile(escaped ? Unescape(name) : name, text[..Digits]);
    }

    private static string Unescape(string name)
    {
        var plain = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] != '\\' || i + 1 == name.Length)
                plain.Append(name[i]);
            else
                plain.Append(name[++i] switch { 'n' => '\n', 'r' => '\r', char other => other });
        }

        return plain.ToString();
    }
}
