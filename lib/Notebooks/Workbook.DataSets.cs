using System.Text.RegularExpressions;
using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Imaging;

namespace FerLib.Notebooks;

/// <content>Which pictures of a data set are taken, and how they are divided.</content>
public static partial class Workbook
{
    /// <summary>
    /// Settings that every notebook has without naming them: <c>FER_Angles</c> and <c>FER_Sessions</c> (comma lists of the set's own names;
    /// KDEF: FL HL S HR FR and A B), <c>FER_Expressions</c> (all, seven or six), <c>FER_FaceBox</c> (whole or face), <c>FER_LabelFile</c> (a
    /// label file, or NAME:FILE for one set of several, separated by commas; none leaves a set's own labels.csv unread).
    /// </summary>
    internal static IReadOnlyList<string> DataSetSettings { get; } = ["Angles", "Sessions", "Expressions", "FaceBox", "LabelFile"];

    /// <summary>Divides a data set by the name of a protocol, as the parameter Protocol has it.</summary>
    /// <param name="manifest">The data set, as <see cref="ForProtocol"/> gives it.</param>
    /// <param name="protocol">One of <see cref="ProtocolName.Typed"/>.</param>
    /// <param name="seed">Another seed, another draw.</param>
    /// <returns>
    /// The split; for the protocols that train once a fold a single one like theirs (subject-independent, or random), to look at one training;
    /// where subjects are asked for and the set names none, the owners' split if there is one.
    /// </returns>
    /// <exception cref="DatasetException">The set cannot be divided so; the message says what to do.</exception>
    /// <exception cref="ParameterException">There is no such protocol.</exception>
    public static Split SplitOf(Manifest manifest, string protocol, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        SplitProtocol named = ProtocolOf(protocol);
        SplitProtocol single = named == SplitProtocol.RandomKFold ? SplitProtocol.PaperRandom : SplitProtocol.SubjectIndependent;
        return Splits.Draw(manifest, Splits.Possible(manifest, ProtocolName.HasFolds(named) ? single : named), seed)[0];
    }

    /// <summary>The pictures that a protocol divides: the labelled ones; for random-unfolded each as its four channels.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="protocol">One of <see cref="ProtocolName.Typed"/>.</param>
    /// <param name="channels">What the network is to see of a picture. Default intensity.</param>
    /// <exception cref="DatasetException">
    /// No picture is labelled, or unfolded channel images are asked for with more than one channel; the message says what to do.
    /// </exception>
    /// <exception cref="ParameterException">There is no such protocol.</exception>
    public static Manifest ForProtocol(Manifest manifest, string protocol, InputChannels channels = InputChannels.Intensity)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new ExperimentOptions { Protocol = ProtocolOf(protocol), Channels = channels }.Prepare(manifest);
    }

    /// <summary>Audits the splits that protocols draw; one that cannot divide this data set is left out, with a line that says why.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="duplicates">The near-duplicates of its pictures.</param>
    /// <param name="seed">Another seed, other draws.</param>
    /// <param name="protocols">Names of <see cref="ProtocolName.Typed"/>.</param>
    /// <returns>An audit for each protocol that can divide the set, in the order given.</returns>
    /// <exception cref="DatasetException">None can; the message is that of the last.</exception>
    /// <exception cref="ParameterException">There is no such protocol.</exception>
    public static IReadOnlyList<LeakageAudit> Audits(Manifest manifest, NearDuplicates duplicates, ulong seed, params IReadOnlyList<string> protocols)
    {
        ArgumentNullException.ThrowIfNull(protocols);
        var audits = new List<LeakageAudit>();
        DatasetException? refused = null;
        foreach (string protocol in protocols)
        {
            try
            {
                // Unlabelled pictures stay: no split takes them, and the near-duplicates are those of all.
                Manifest pictures = ProtocolOf(protocol) == SplitProtocol.PaperRandomUnfolded ? manifest.Unfolded() : manifest;
                audits.Add(LeakageAudit.Of(pictures, SplitOf(pictures, protocol, seed), duplicates));
            }
            catch (DatasetException error)
            {
                refused = error;
                new LiveProgress().Done($"Protocol {protocol} is left out. {error.Message}");
            }
        }

        return audits.Count > 0 || refused is null ? audits : throw refused;
    }

    private static SplitProtocol ProtocolOf(string typed) => ProtocolName.Find(typed) ?? throw new ParameterException(
        $"Protocol is \"{typed}\", expected one of {string.Join(", ", ProtocolName.Typed)}.{NearestName.Suggestion(typed, ProtocolName.Typed)}");

    private static DataSetOptions OptionsFor(string subject, LiveProgress progress)
    {
        var options = new DataSetOptions
        {
            WorkingFolder = WorkbookPaths.WorkingFolder,
            DataHome = WorkbookPaths.DataFolder,
            Progress = progress,
            Choice = new SampleChoice
            {
                Angles = Setting("Angles"),
                Sessions = Setting("Sessions"),
                Expressions = Parameters.Choice("Expressions", ExpressionChoice.All, ExpressionChoice.All),
            },
            TakesFaceBox = Parameters.Choice("FaceBox", ["whole", "face"], "whole") == "face",
            Labels = LabelFiles(),
        };
        try
        {
            return string.IsNullOrEmpty(subject) ? options
                : options with { Subject = new Regex(subject, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) };
        }
        catch (ArgumentException error)
        {
            throw new ParameterException(
                $"Parameter Subject: {subject} is no regular expression ({error.Message}). Expected one over the file name, for instance ^([^_]+)_.");
        }
    }

    /// <summary>Texts separated by commas, none among them: "ferg, jaffe" is two, "" is none.</summary>
    /// <param name="text">A parameter.</param>
    public static IReadOnlyList<string> ListOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static IReadOnlyList<string> Setting(string name) => ListOf(Parameters.Text(name, ""));

    /// <summary>"labels.csv", or "senthil:a.csv,utkface:b.csv"; a colon after anything but a data set's name belongs to the path.</summary>
    private static Dictionary<string, string> LabelFiles()
    {
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string entry in Setting("LabelFile"))
        {
            int colon = entry.IndexOf(':');
            string name = colon > 0 ? entry[..colon].Trim() : "";
            bool isName = DataSetLocator.Names.Contains(name, StringComparer.OrdinalIgnoreCase);
            if (!files.TryAdd(isName ? name : "", isName ? entry[(colon + 1)..].Trim() : entry))
            {
                throw new ParameterException(
                    $"LabelFile is \"{string.Join(", ", Setting("LabelFile"))}\", expected one file, or NAME:FILE once for each of several sets.");
            }
        }

        return files;
    }
}
