using FerLib.Datasets;

namespace DataFetch.Importing;

/// <summary>The folders of one import in the data home, and the steps by which a whole set gets into its place.</summary>
/// <remarks>
/// <para>
/// Everything is first written below <c>.NAME.importing</c>: the files, then, in its <c>receipts</c>, the receipt. Until the receipt is
/// readable there, a killed import leaves nothing of worth, and the next one deletes it. From then on it is whole, and whoever comes next
/// finishes it: the old set steps aside to <c>.NAME.replaced</c>, the receipt goes to its place, the new set to its own, and the rest is
/// deleted. Each step may have been done before. A receipt without a set says nothing, so that at no moment a set lies beside the receipt
/// of another.
/// </para>
/// <para>
/// The data home itself may be a link, as for a larger disk. Links in it, in the places that are written or deleted here, are refused.
/// </para>
/// </remarks>
/// <param name="disk">The disk.</param>
/// <param name="dataHome">The data home.</param>
/// <param name="name">The set's short name.</param>
internal sealed class ImportPlace(ImportDisk disk, string dataHome, string name)
{
    private const string ReplacesMarker = "replaces";

    /// <summary>Where the set lies when it is imported.</summary>
    public string Set => Path.Combine(dataHome, name);

    /// <summary>Where an archive is unpacked.</summary>
    public string Files => Path.Combine(Staging, "files");

    private string Staging => Path.Combine(dataHome, $".{name}.importing");

    private string StagedSet => Path.Combine(Staging, name);

    private string Replaced => Path.Combine(dataHome, $".{name}.replaced");

    /// <summary>Refuses links and files in the places of the folders that are written.</summary>
    /// <exception cref="DatasetException">There is one.</exception>
    public void RefuseOddPlaces()
    {
        string receipts = Path.Combine(dataHome, "receipts");
        string[] folders = [Set, Staging, Replaced, receipts];
        // A receipt is written beside its place and moved there: a link in its place is replaced, one beside it would be followed.
        string[] files = [Path.Combine(receipts, $"{name}.json.partial"), Path.Combine(receipts, $"{name}.sha256.partial")];
        foreach (string place in folders.Concat(files))
        {
            LinkedPlace.Refuse(place);
            if (folders.Contains(place) && File.Exists(place))
                throw new DatasetException($"{OneLine.Of(place)} is a file, expected a folder or nothing. Move it away.");
        }
    }

    /// <summary>Finishes an import that was killed when it was whole, and deletes what is left of any other.</summary>
    /// <returns>The receipt of an import that is finished now; null if there was none.</returns>
    public ImportReceipt? Recover()
    {
        ImportReceipt? receipt = ImportReceipt.Read(Staging, name);
        bool replaces = File.Exists(Path.Combine(Staging, ReplacesMarker));
        // A set that came into the place in the meantime, by somebody's hand, stays.
        bool isTaken = Directory.Exists(Set) && Directory.Exists(StagedSet) && (!replaces || Directory.Exists(Replaced));
        if (receipt is null || isTaken)
        {
            Clear();
            return null;
        }

        Publish(receipt);
        return Directory.Exists(Set) ? receipt : null;
    }

    /// <summary>Deletes what was staged.</summary>
    public void Clear()
    {
        // The receipt first: without it the rest is nothing, wherever the deleting ends.
        string receipts = Path.Combine(Staging, "receipts");
        if (Directory.Exists(receipts))
            File.Delete(Path.Combine(receipts, $"{name}.json"));
        DeleteFolder(Staging);
        if (Directory.Exists(Set))
            DeleteFolder(Replaced);
    }

    /// <summary>Puts the unpacked set into its place; afterwards nothing is staged.</summary>
    /// <param name="root">The set's own folder, at or below <see cref="Files"/>.</param>
    /// <param name="receipt">What it holds.</param>
    /// <param name="replaces">Whether a set that is there goes.</param>
    public void Finish(string root, ImportReceipt receipt, bool replaces)
    {
        disk.Move(root, StagedSet);
        if (replaces)
            File.WriteAllBytes(Path.Combine(Staging, ReplacesMarker), []);
        // Made now, so that a full disk shows before anything is whole.
        Directory.CreateDirectory(Path.Combine(dataHome, "receipts"));
        receipt.Write(Staging);
        Publish(receipt);
    }

    /// <summary>Whether an error came after the import was whole: what is staged must then stay, to be finished.</summary>
    public bool IsWhole => ImportReceipt.Read(Staging, name) is not null;

    private void Publish(ImportReceipt receipt)
    {
        if (Directory.Exists(StagedSet))
        {
            if (Directory.Exists(Set))
            {
                DeleteFolder(Replaced);
                disk.Move(Set, Replaced);
            }

            receipt.Write(dataHome);
            disk.Move(StagedSet, Set);
        }

        DeleteFolder(Replaced);
        DeleteFolder(Staging);
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
