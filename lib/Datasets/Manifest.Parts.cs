using System.Globalization;

namespace FerLib.Datasets;

/// <content>The same data set with fewer samples.</content>
public sealed partial class Manifest
{
    /// <summary>The same data set with some of its samples moved to the quarantine, for instance because they cannot be decoded.</summary>
    public Manifest WithQuarantined(IReadOnlyCollection<QuarantinedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        HashSet<string> gone = [.. files.Select(file => file.Path)];
        return With(Samples.Where(sample => !gone.Contains(sample.Path)), Quarantine.Concat(files), Notes);
    }

    /// <summary>The same data set with some of its samples only; the others are not in quarantine, since nothing is wrong with them.</summary>
    /// <param name="chosen">Which samples stay.</param>
    /// <param name="note">A sentence that says what was left out; it joins <see cref="Notes"/>.</param>
    public Manifest Where(Func<Sample, bool> chosen, string note)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentException.ThrowIfNullOrEmpty(note);
        return With(Samples.Where(chosen), Quarantine, [.. Notes, note]);
    }

    /// <summary>The samples of which somebody says what they show: what training and accuracies need.</summary>
    /// <returns>This manifest if all of them are labelled; otherwise one that says in its notes how many are left out.</returns>
    /// <exception cref="DatasetException">No sample is labelled; the message says what to do.</exception>
    public Manifest Labelled()
    {
        int unlabelled = Samples.Count(sample => !sample.IsLabelled);
        if (unlabelled == 0)
            return this;
        if (unlabelled == Samples.Count)
        {
            throw new DatasetException(
                $"{Name}: nothing says which expression its {unlabelled} pictures show, so that nothing can be trained or tested on them. " +
                $"Write a label file of your own ({LabelFileName} in its folder, or the option LabelFile).");
        }

        return Where(sample => sample.IsLabelled, string.Create(
            CultureInfo.InvariantCulture, $"{unlabelled:#,0} of {Samples.Count:#,0} pictures without a label are left out."));
    }

    /// <summary>The name of a label file that lies in the data set's own folder.</summary>
    public const string LabelFileName = "labels.csv";

    /// <summary>The same data set with a sentence more in its notes.</summary>
    internal Manifest WithNote(string note) => With(Samples, Quarantine, [.. Notes, note]);

    /// <summary>The same data set with other samples, quarantine and notes.</summary>
    internal Manifest With(IEnumerable<Sample> samples, IEnumerable<QuarantinedFile> quarantine, IReadOnlyList<string> notes) =>
        Copy(Name, IsPractice, samples, quarantine, notes, FaceBox, PreparedFolder);

    /// <summary>The same data set of whose pictures only a part is taken.</summary>
    internal Manifest WithFaceBox(FaceBox box, string note) => Copy(Name, IsPractice, Samples, Quarantine, [.. Notes, note], box, PreparedFolder);

    /// <summary>The same data set, whose prepared pictures are looked for in a folder.</summary>
    internal Manifest WithPrepared(string folder) => Copy(Name, IsPractice, Samples, Quarantine, Notes, FaceBox, folder);

    /// <summary>The same data set, known to be rendered stand-ins.</summary>
    internal Manifest AsPractice() => Copy($"practice {Name}", true, Samples, Quarantine, Notes, FaceBox, PreparedFolder);

    private Manifest Copy(
        string name, bool isPractice, IEnumerable<Sample> samples, IEnumerable<QuarantinedFile> quarantine, IReadOnlyList<string> notes, FaceBox? box, string? prepared) =>
        new(name, Root, isPractice, samples, quarantine)
        {
            Reader = Reader,
            NamesSubjects = NamesSubjects,
            Notes = notes,
            FaceBox = box,
            PreparedFolder = prepared,
            Store = Store,
        };
}
