using FerLib.Datasets;
using FerLib.Imaging;

namespace FerLib.Tests.Datasets;

/// <summary>A data set of few pictures of which some are copies of each other.</summary>
internal static class CopiesInAFolder
{
    /// <summary>Writes 0.png, 1.png ... into a folder.</summary>
    /// <param name="folder">The folder, which exists.</param>
    /// <param name="samples">Equal numbers are copies, each darker than the one before; 0 is a black picture.</param>
    public static Manifest Make(string folder, params (int Picture, string Label, string Subject, string? Clip)[] samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            int number = samples[i].Picture, copies = samples[..i].Count(sample => sample.Picture == number);
            Image image = number == 0 ? new Image(40, 40, 1) : Clouds.Brightened(Clouds.Draw((ulong)number, 40), 1 - 0.02 * copies, 0);
            File.WriteAllBytes(Path.Combine(folder, $"{i}.png"), PngEncoder.Encode(image));
        }

        return new Manifest("made-up", folder, false, samples.Select((sample, i) =>
            new Sample { Path = $"{i}.png", Label = sample.Label, Subject = sample.Subject, Clip = sample.Clip }), []);
    }
}
