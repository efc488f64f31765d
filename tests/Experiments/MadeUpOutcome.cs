using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;

namespace FerLib.Tests.Experiments;

/// <summary>Outcomes whose right and wrong answers are known, without any network.</summary>
internal static class MadeUpOutcome
{
    private static readonly string[] Labels = ["anger", "fear", "happiness"];

    /// <summary>Pictures whose true class is their number modulo the classes; a wrong answer is the next class.</summary>
    public static Outcome Of(
        int pictures, Func<int, string> subject, Func<int, bool> isRight, SplitProtocol protocol = SplitProtocol.SubjectIndependent,
        ulong seed = 1, bool isPractice = false, bool isColorless = false, int classes = 2, Func<int, string?>? clip = null,
        Func<int, string>? path = null)
    {
        int[] truth = [.. Enumerable.Range(0, pictures).Select(i => i % classes)];
        var probabilities = new float[pictures, classes];
        for (int i = 0; i < pictures; i++)
        {
            int answer = isRight(i) ? truth[i] : (truth[i] + 1) % classes;
            probabilities[i, answer] = 0.75f;
            probabilities[i, (answer + 1) % classes] = 0.25f;
        }

        var predictions = new Predictions(
            Labels[..classes], truth, probabilities, [.. Enumerable.Range(0, pictures).Select(subject)],
            [.. Enumerable.Range(0, pictures).Select(i => clip?.Invoke(i))]);
        DataSetFacts facts = Facts("faces", isPractice, isColorless, classes);
        return new Outcome
        {
            TrainedOn = facts,
            TestedOn = facts,
            Protocol = protocol,
            Seed = seed,
            Predictions = predictions,
            Paths = [.. Enumerable.Range(0, pictures).Select(i => path?.Invoke(i) ?? $"{i:000}.png")],
            Estimate = AccuracyEstimate.Of(
                predictions, truth.Count(label => label == 0), seed, subjectsAreNew: ProtocolName.KeepsSubjectsApart(protocol)),
        };
    }

    public static DataSetFacts Facts(string name, bool isPractice = false, bool isColorless = false, int classes = 2) => new()
    {
        Name = name,
        IsPractice = isPractice,
        ManifestHash = "abc",
        Labels = Labels[..classes],
        Pictures = 300,
        Subjects = 30,
        Quarantined = 1,
        IsColorless = isColorless,
    };
}
