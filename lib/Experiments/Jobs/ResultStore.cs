using System.Security.Cryptography;
using System.Text;
using FerLib.Datasets;

namespace FerLib.Experiments.Jobs;

/// <summary>The folder of results: one folder a finished job, made once and read many times.</summary>
/// <remarks>
/// A job's folder is named after its data sets, its input and its key. The key depends on every setting of the job, on each line of its recipe and on the hash of each
/// data set's manifest, not on the rest of the code: a record says which commit made it. To have a job run again, remove its folder.
/// </remarks>
public sealed class ResultStore
{
    private const int KeyDigits = 16;

    /// <summary>Results in a folder.</summary>
    /// <param name="folder">The folder; it is made when the first result is written.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public ResultStore(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = Path.GetFullPath(folder);
    }

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>Every finished result, ordered by their folders' names. Records that cannot be read are left out; <paramref name="problems"/> says which.</summary>
    /// <param name="problems">A sentence for every folder that cannot be read.</param>
    public IReadOnlyList<JobResult> All(out IReadOnlyList<string> problems)
    {
        List<JobResult> results = [];
        List<string> wrong = [];
        string[] folders = Directory.Exists(Folder) ? [.. Directory.GetDirectories(Folder).Order(StringComparer.Ordinal)] : [];
        foreach (string folder in folders)
        {
            try
            {
                if (JobRecord.Read(folder) is { } record)
                    results.Add(record.ToResult(folder, record.Job));
            }
            catch (DatasetException error)
            {
                wrong.Add(error.Message);
            }
        }

        problems = wrong;
        return results;
    }

    /// <summary>The result of a job, or null when it has not been run.</summary>
    /// <param name="job">The job.</param>
    /// <param name="sets">The data sets it is trained on, as they are now.</param>
    /// <exception cref="DatasetException">Its record is damaged; the message says what to do.</exception>
    public JobResult? Find(ExperimentJob job, IReadOnlyList<Manifest> sets)
    {
        string folder = FolderOf(job, sets);
        return JobRecord.Read(folder)?.ToResult(folder, job);
    }

    internal string FolderOf(ExperimentJob job, IReadOnlyList<Manifest> sets) =>
        Path.Combine(Folder, $"{FileNames.Of(string.Join(' ', InOrder(sets).Select(set => set.Name)))}-{FileNames.Of(NetworkInputs.NameOf(job.Input))}-{KeyOf(job, sets)}");

    /// <summary>The job's key: the hash of its settings, of what its recipe means in this version, and of the data sets.</summary>
    internal static string KeyOf(ExperimentJob job, IReadOnlyList<Manifest> sets)
    {
        IEnumerable<string> lines = [.. job.Facts(), .. JobMethod.FactsOf(job, sets.Sum(set => set.Samples.Count)), .. InOrder(sets).Select(set => $"data set={set.Name} {set.Hash}")];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..KeyDigits];
    }

    // Joining does not depend on the order in which the sets are named.
    private static IEnumerable<Manifest> InOrder(IReadOnlyList<Manifest> sets) => sets.OrderBy(set => set.Name, StringComparer.Ordinal);
}
