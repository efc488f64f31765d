using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Randomness;
using FerLib.Training;

namespace FerLib.Tests.Training;

/// <summary>Made-up pictures: class 0 is bright on top, class 1 on the left, class 2 in the middle, all with noise.</summary>
internal static class MadeUpPictures
{
    public static readonly string[] Labels = ["anger", "happiness", "neutral"];

    /// <summary>A manifest of subjects x classes x takes samples that exist in memory only.</summary>
    public static Manifest Manifest(int subjects, int classes, int takes, string root = "nowhere", string name = "made-up") => new(
        name, root, isPractice: false,
        from subject in Enumerable.Range(0, subjects)
        from label in Enumerable.Range(0, classes)
        from take in Enumerable.Range(0, takes)
        select new Sample
        {
            Path = $"{Labels[label]}/s{subject:00}_{take}.png",
            Label = Labels[label],
            Subject = $"s{subject:00}",
            Clip = $"s{subject:00}_{Labels[label]}",
        },
        []);

    /// <summary>The pictures of a manifest, without any file.</summary>
    public static PictureTensors Tensors(Manifest manifest, int size, int noise = 60) => new(
        manifest, [.. Enumerable.Range(0, manifest.Samples.Count)], new InputShape(1, size, size), InputChannels.Intensity,
        [.. manifest.Samples.Select((sample, i) => Draw(Array.IndexOf(Labels, sample.Label), size, noise, (ulong)i))],
        [.. manifest.Samples.Select(_ => true)], []);

    /// <summary>Writes the pictures of a manifest below its root.</summary>
    public static void Write(Manifest manifest, int size, int noise = 60)
    {
        foreach ((int i, Sample sample) in manifest.Samples.Index())
        {
            string file = manifest.FileOf(sample);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            byte[] pixels = Draw(Array.IndexOf(Labels, sample.Label), size, noise, (ulong)i);
            File.WriteAllBytes(file, PngEncoder.Encode(new Image(size, size, 1, pixels)));
        }
    }

    private static byte[] Draw(int label, int size, int noise, ulong number)
    {
        var random = new CounterRandom(77, number);
        byte[] pixels = new byte[size * size];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                bool bright = label switch
                {
                    0 => y < size / 2,
                    1 => x < size / 2,
                    _ => Math.Abs(x - size / 2) + Math.Abs(y - size / 2) < size / 2,
                };
                pixels[y * size + x] = (byte)((bright ? 170 : 70) + random.NextInt32(2 * noise + 1) - noise);
            }
        }

        return pixels;
    }

    /// <summary>Subjects s00..s03 train, s04 validates, s05 tests.</summary>
    public static Split SplitOf(PictureTensors pictures)
    {
        int[] Of(params string[] subjects) => [.. pictures.Indices.Where(i => subjects.Contains(pictures.Manifest.Samples[i].Subject))];
        return new Split
        {
            Protocol = SplitProtocol.SubjectIndependent,
            Seed = 1,
            Training = Of("s00", "s01", "s02", "s03"),
            Validation = Of("s04"),
            Test = Of("s05"),
        };
    }
}
