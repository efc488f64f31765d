using FerLib.Imaging;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>The pictures of a data set by expression and subject, and their means.</summary>
internal sealed class SubjectGroups
{
    private readonly PictureTensors _pictures;

    public SubjectGroups(PictureTensors pictures)
    {
        _pictures = pictures;
        var groups = Enumerable.Range(0, pictures.Count)
            .GroupBy(i => (Label: pictures.SampleOf(i).Label, pictures.SampleOf(i).Subject))
            .ToDictionary(group => group.Key, group => group.ToArray());
        Labels = [.. pictures.Manifest.Labels.Where(label => groups.Keys.Any(key => key.Label == label))];
        Groups = [.. Labels.Select(label => groups.Where(group => group.Key.Label == label)
            .OrderBy(group => group.Key.Subject, StringComparer.Ordinal)
            .Select(group => new Group(group.Key.Subject, group.Value)).ToArray())];
    }

    /// <summary>The labels that have a picture, in the manifest's order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>For each label the pictures of each subject that has it.</summary>
    public IReadOnlyList<IReadOnlyList<Group>> Groups { get; }

    /// <summary>Pixels of a plane.</summary>
    public int Pixels => _pictures.Shape.Height * _pictures.Shape.Width;

    /// <summary>
    /// The weight of each picture: expressions weigh the same, within an expression its subjects, within a subject its pictures.
    /// </summary>
    /// <returns>One weight a picture, in the order of the pictures; they sum to 1.</returns>
    public double[] Weights()
    {
        double[] weights = new double[_pictures.Count];
        foreach (IReadOnlyList<Group> subjects in Groups)
        {
            foreach (Group group in subjects)
            {
                foreach (int picture in group.Pictures)
                    weights[picture] = 1.0 / Labels.Count / subjects.Count / group.Pictures.Length;
            }
        }

        return weights;
    }

    /// <summary>One channel of a picture, (H, W), 0..255.</summary>
    public ReadOnlySpan<byte> Plane(int picture, ColorChannel channel) => Plane(_pictures, picture, channel);

    /// <summary>One channel of a picture that was loaded as <see cref="InputChannels.Irgb"/>: intensity comes first.</summary>
    public static ReadOnlySpan<byte> Plane(PictureTensors pictures, int picture, ColorChannel channel)
    {
        int size = pictures.Shape.Height * pictures.Shape.Width, place = channel == ColorChannel.Intensity ? 0 : 1 + (int)channel;
        return pictures.Planes(picture).Slice(place * size, size);
    }

    /// <summary>The mean of some pictures in one channel, (H, W), 0..255.</summary>
    public float[] Mean(IReadOnlyList<int> pictures, ColorChannel channel)
    {
        int[] sums = new int[Pixels];
        foreach (int picture in pictures)
        {
            ReadOnlySpan<byte> plane = Plane(picture, channel);
            for (int i = 0; i < sums.Length; i++)
                sums[i] += plane[i];
        }

        float[] mean = new float[Pixels];
        for (int i = 0; i < sums.Length; i++)
            mean[i] = (float)sums[i] / pictures.Count;
        return mean;
    }

    public sealed record Group(string Subject, int[] Pictures);
}
