namespace FerNotebooks.Runner.Reports;

/// <summary>Turns addresses that are relative to the notebooks into what a report in another folder needs.</summary>
/// <param name="Notebooks">The folder of the notebooks.</param>
/// <param name="Output">The folder of the reports.</param>
internal sealed record ReportFolders(string Notebooks, string Output)
{
    private const long MaximumPictureBytes = 8 << 20;

    /// <summary>A link: to a notebook becomes one to its report, to another file one that holds from the report's folder.</summary>
    public string Rewrite(string address)
    {
        if (address.Length == 0 || address[0] is '#' or '/' || HasScheme(address))
            return address;
        var cut = address.IndexOf('#', StringComparison.Ordinal);
        var path = cut < 0 ? address : address[..cut];
        var fragment = cut < 0 ? "" : address[cut..];
        if (path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) && !path.Contains('/', StringComparison.Ordinal))
            return path[..^6] + ".html" + fragment;
        var target = Path.GetFullPath(Path.Combine(Notebooks, Uri.UnescapeDataString(path)));
        var relative = Path.GetRelativePath(Output, target).Replace('\\', '/');
        return string.Join('/', relative.Split('/').Select(Uri.EscapeDataString)) + fragment;
    }

    /// <summary>A picture file beside the notebooks as a data address; null when it is none that can be embedded.</summary>
    public string? Embed(string address)
    {
        var mimeType = Path.GetExtension(address).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".svg" => "image/svg+xml",
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            _ => null,
        };
        if (mimeType is null || HasScheme(address))
            return null;
        var file = new FileInfo(Path.Combine(Notebooks, Uri.UnescapeDataString(address)));
        return file.Exists && file.Length <= MaximumPictureBytes
            ? $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(file.FullName))}"
            : null;
    }

    private static bool HasScheme(string address) => address.Contains(':', StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal);
}
