using FerLib.Evaluation;

namespace FerLib.Experiments;

/// <content>The pictures of both test parts, and what hangs together among them.</content>
public sealed partial record LeakageMeasurement
{
    private static IEnumerable<TestPicture> PicturesOf(Outcome outcome, bool isLeaking)
    {
        bool[] correct = outcome.Predictions.Correct();
        return Enumerable.Range(0, correct.Length).Select(i => TestPicture.Of(
            outcome.Paths[i], outcome.Predictions.Subjects[i], outcome.Predictions.Clips[i], correct[i], isLeaking));
    }

    private static HashSet<string> PhotographsOf(IEnumerable<TestPicture> pictures, bool isLeaking) =>
        [.. pictures.Where(picture => picture.IsLeaking == isLeaking).Select(picture => picture.Photograph)];

    /// <param name="Photograph">The file: where a picture is in both parts, it is one cluster, not two.</param>
    /// <param name="Subject">Who is on it.</param>
    /// <param name="Clip">The clip; null for a picture in none.</param>
    /// <param name="IsRight">Whether it was classified right.</param>
    /// <param name="IsLeaking">In whose test part it is.</param>
    private sealed record TestPicture(string Photograph, string Subject, string? Clip, bool IsRight, bool IsLeaking)
    {
        // A channel image without a larger clip has its photograph for a clip; the independent half has the photograph itself.
        public static TestPicture Of(string path, string subject, string? clip, bool isRight, bool isLeaking)
        {
            bool isChannel = clip is not null && path.StartsWith(clip + "/", StringComparison.Ordinal);
            return new TestPicture(isChannel ? clip! : PhotographOf(path), subject, isChannel ? null : clip, isRight, isLeaking);
        }

        // The line break keeps the parts apart: no subject, clip or path holds one.
        public string ClusterName(ClusterUnit unit, bool namesSubjects) => unit switch
        {
            ClusterUnit.Subject => Subject,
            ClusterUnit.Clip when Clip is not null => $"{(namesSubjects ? Subject : "")}\nclip\n{Clip}",
            _ => $"picture\n{Photograph}",
        };

        private static string PhotographOf(string path) => Array.Find(Channels, channel => path.EndsWith(channel, StringComparison.Ordinal))
            is { } channel ? path[..^channel.Length] : path;

        private static readonly string[] Channels = [.. Enum.GetNames<Imaging.ColorChannel>().Select(name => $"/{name.ToLowerInvariant()}")];
    }
}
