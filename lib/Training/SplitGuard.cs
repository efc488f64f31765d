using FerLib.Datasets;

namespace FerLib.Training;

/// <summary>Refuses splits that break what their protocol promises: a picture in two parts, or a subject or clip where that is forbidden.</summary>
internal static class SplitGuard
{
    /// <summary>Checks a split against its data set.</summary>
    /// <exception cref="TrainingException">The split leaks or names a sample that does not exist.</exception>
    public static void Check(Manifest manifest, Split split)
    {
        if (SplitPromise.BrokenBy(manifest, split) is { } broken)
        {
            throw new TrainingException(
                $"{manifest.Name}: {broken}, which the protocol \"{ProtocolName.Of(split.Protocol)}\" does not allow. Draw the split again from this manifest.");
        }
    }
}
