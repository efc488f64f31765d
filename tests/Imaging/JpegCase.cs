using FerLib.Imaging;

namespace FerLib.Tests.Imaging;

/// <summary>A line of JpegCases.txt: a small JPEG file and what djpeg decodes it to.</summary>
public sealed record JpegCase(string Name, int Width, int Height, int Channels, string Sha256, byte[] File)
{
    public static IReadOnlyList<JpegCase> All { get; } = Read();

    /// <summary>Files to start mutations from: the stored ones, those that the encoder writes, and scans that no encoder writes.</summary>
    public static byte[][] Seeds =>
    [
        .. All.Select(c => c.File),
        JpegEncoder.Encode(FormulaPicture.Create(21, 13, 3)),
        JpegEncoder.Encode(FormulaPicture.Create(17, 9, 3), new JpegEncoderOptions { Subsampling = JpegSubsampling.Chroma422 }),
        JpegEncoder.Encode(FormulaPicture.Create(9, 17, 1), new JpegEncoderOptions { Quality = 100 }),
        ManyScans(),
    ];

    public static JpegCase Named(string name) => All.Single(c => c.Name == name);

    public override string ToString() => Name;

    /// <summary>A picture of empty blocks, of which every coefficient comes and is refined in a scan of its own.</summary>
    private static byte[] ManyScans()
    {
        JpegVariantWriter writer = new JpegVariantWriter(33, 17, 0x11)
            .Scan(1, 1, 0, 0, 0, 1).ZeroMeans(15)
            .Scan(1, 1, 0, 0, 1, 0).ZeroMeans(15);
        for (int k = 1; k < 64; k++)
        {
            for (int low = 2; low >= 0; low--)
                writer.Scan(1, 1, k, k, low == 2 ? 0 : low + 1, low).EmptyBand(15);
        }

        return writer.ToArray();
    }

    private static JpegCase[] Read() =>
    [
        .. System.IO.File.ReadLines(Path.Combine(RepositoryRoot.Folder, "tests", "Imaging", "JpegCases.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .Select(f => new JpegCase(f[0], int.Parse(f[1]), int.Parse(f[2]), int.Parse(f[3]), f[4], Convert.FromBase64String(f[5]))),
    ];
}
