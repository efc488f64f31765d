using FerLib.Datasets;

namespace FerLib.Training;

/// <summary>Refuses splits that leak: a picture in two parts, or a subject in two parts under a protocol that forbids it.</summary>
internal static class SplitGuard
{
    /// <summary>Checks a split against its data set.</summary>
    /// <exception cref="TrainingException">The split leaks or names a sample that does not exist.</exception>
    public static void Check(Manifest manifest, Split split)
    {
        (string Name, int[] Indices)[] parts =
            [("training", split.Training), ("validation", split.Validation), ("test", split.Test)];
        var partOfSample = new Dictionary<int, string>();
        var partOfSubject = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, int[] indices) in parts)
        {
            foreach (int index in indices)
            {
                if (index < 0 || index >= manifest.Samples.Count)
                    throw new TrainingException($"{manifest.Name}: the {name} split names sample {index}, expected 0..{manifest.Samples.Count - 1}. Draw the split from the same manifest.");
                Sample sample = manifest.Samples[index];
                if (!partOfSample.TryAdd(index, name))
                    throw new TrainingException($"{manifest.Name}: {sample.Path} is in {partOfSample[index]} and in {name}; a picture belongs to one part. Draw the split again.");
                if (!ProtocolName.KeepsSubjectsApart(split.Protocol) || partOfSubject.TryAdd(sample.Subject, name) || partOfSubject[sample.Subject] == name)
                    continue;
                throw new TrainingException(
                    $"{manifest.Name}: subject {sample.Subject} is in {partOfSubject[sample.Subject]} and in {name}, which the protocol {ProtocolName.Of(split.Protocol)} forbids. Draw the split again or choose the protocol \"paper: random\".");
            }
        }
    }
}
