namespace FerLib.Tests.Imaging;

/// <summary>A line of JpegCases.txt: a small JPEG file and what djpeg decodes it to.</summary>
public sealed record JpegCase(string Name, int Width, int Height, int Channels, string Sha256, byte[] File)
{
    public static IReadOnlyList<JpegCase> All { get; } = Read();

    public static JpegCase Named(string name) => All.Single(c => c.Name == name);

    public override string ToString() => Name;

    private static JpegCase[] Read() =>
    [
        .. System.IO.File.ReadLines(Path.Combine(RepositoryRoot.Folder, "tests", "Imaging", "JpegCases.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .Select(f => new JpegCase(f[0], int.Parse(f[1]), int.Parse(f[2]), int.Parse(f[3]), f[4], Convert.FromBase64String(f[5]))),
    ];
}
