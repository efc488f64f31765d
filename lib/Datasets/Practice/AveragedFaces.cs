using FerLib.Imaging;

namespace FerLib.Datasets.Practice;

/// <summary>
/// The averaged faces that lie beside KDEF: for each gender, expression and angle the grey mean of the pictures, <c>AKDEF/FAFFL.JPG</c>.
/// </summary>
/// <remarks>Source: Lundqvist, Litton, "The Averaged Karolinska Directed Emotional Faces", 1998. FAFHR is misnamed there, too.</remarks>
internal static class AveragedFaces
{
    private const string Folder = "KDEF_and_AKDEF/AKDEF";
    private static readonly JpegEncoderOptions Quality = new() { Quality = 94 };
    private static readonly Dictionary<string, string> Misnamed = new() { ["FAFHR"] = "FAHR" };

    /// <summary>Writes the averages of the pictures that lie below a set's root.</summary>
    public static void Write(string root, IReadOnlyList<PracticePicture> pictures, ParallelOptions parallel)
    {
        string folder = Path.Combine(root, Folder);
        Directory.CreateDirectory(folder);
        Parallel.ForEach(pictures.Where(picture => picture.Stack is not null).GroupBy(picture => picture.Stack!), parallel, stack =>
        {
            byte[] average = JpegEncoder.Encode(Average([.. stack.Select(picture => Path.Combine(root, picture.Path))], parallel.CancellationToken), Quality);
            File.WriteAllBytes(Path.Combine(folder, Misnamed.GetValueOrDefault(stack.Key, stack.Key) + ".JPG"), average);
        });
    }

    private static Image Average(string[] files, CancellationToken token)
    {
        int[] sums = [];
        (int width, int height) = (0, 0);
        foreach (string file in files)
        {
            token.ThrowIfCancellationRequested();
            Image grey = ChannelExtraction.Extract(ImageFile.Load(file), ColorChannel.Intensity);
            (width, height) = (grey.Width, grey.Height);
            sums = sums.Length == 0 ? new int[grey.Pixels.Length] : sums;
            for (int i = 0; i < sums.Length; i++)
                sums[i] += grey.Pixels[i];
        }

        return new Image(width, height, 1, [.. sums.Select(sum => (byte)((sum + files.Length / 2) / files.Length))]);
    }
}
