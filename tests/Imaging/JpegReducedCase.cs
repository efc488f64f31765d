namespace FerLib.Tests.Imaging;

/// <summary>A line of JpegReducedCases.txt: what djpeg decodes a stored case to at a part of its size.</summary>
public sealed record JpegReducedCase(string Name, int Divisor, int Width, int Height, string Sha256)
{
    public static IReadOnlyList<JpegReducedCase> All { get; } =
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Folder, "tests", "Imaging", "JpegReducedCases.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .Select(f => new JpegReducedCase(f[0], int.Parse(f[1]), int.Parse(f[2]), int.Parse(f[3]), f[4])),
    ];
}
