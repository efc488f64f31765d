using DataFetch.Importing;
using FerLib.Datasets;

namespace DataFetch.Verification;

/// <summary>Checks a data set: opens every picture, and holds it against what was published and what was imported.</summary>
/// <param name="screen">Where progress goes.</param>
/// <param name="dataHome">The data home.</param>
internal sealed class SetCheck(Screen screen, string dataHome)
{
    /// <summary>Checks one set.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CheckedSet Of(FoundSet set, CancellationToken token)
    {
        var findings = new List<Finding>();
        var hashes = new Dictionary<string, string>();
        int pictures = 0;
        try
        {
            Manifest manifest = set.Read();
            pictures = manifest.Samples.Count;
            OpenedPicture[] opened = [];
            screen.Work($"{set.Name}: pictures", report => opened = PictureOpening.All(manifest, report, token));
            findings.AddRange(OfPictures(set, manifest, opened));
            findings.AddRange(manifest.Quarantine.Select(file => new Finding(FindingKind.Quarantined, file.Path, file.Reason)));
            if (!set.IsPractice)
                findings.AddRange(OfCounts(manifest));
            AddHashes(set, manifest, opened, hashes);
        }
        catch (DatasetException error)
        {
            findings.Add(new(FindingKind.Unreadable, "", error.Message));
        }

        if (set.IsPractice && DataSetLocator.PracticeOnDisk(set.Set.Name, dataHome) is null)
            findings.Add(new(FindingKind.Missing, "", $"files are missing, or another version made it; practice {set.Set.Name} makes it anew"));
        ImportReceipt? receipt = set.ReceiptIn(dataHome);
        if (receipt is not null)
            screen.Work($"{set.Name}: hashes", report => findings.AddRange(ReceiptCheck.Of(receipt, set.Folder, hashes, report, token)));
        return new CheckedSet(set, pictures, receipt?.Files.Count, [.. findings.OrderBy(finding => finding.Kind)]);
    }

    private static IEnumerable<Finding> OfPictures(FoundSet set, Manifest manifest, OpenedPicture[] opened)
    {
        foreach ((Sample sample, OpenedPicture picture) in manifest.Samples.Zip(opened))
        {
            if (picture.Damage is { } damage)
                yield return new(FindingKind.Damaged, sample.Path, damage);
            else if (picture.IsBlack)
                yield return new(FindingKind.Black, sample.Path, "the mean of its pixels is below 10 of 255");
            if (picture.Damage is null && PublishedSize.Of(set.Set, sample) is { } size && size != (picture.Width, picture.Height))
                yield return new(FindingKind.Size, sample.Path, $"{picture.Width} x {picture.Height}, published {size.Width} x {size.Height}");
        }

        foreach (var group in manifest.Samples.Zip(opened).Where(entry => entry.Second is { Damage: null, IsBlack: false })
            .GroupBy(entry => entry.Second.Hash, entry => entry.First).Where(group => group.Count() > 1))
        {
            Sample first = group.First();
            foreach (Sample copy in group.Skip(1))
            {
                yield return copy.Label == first.Label
                    ? new(FindingKind.Copy, copy.Path, $"both {copy.Label}, as {OneLine.Of(first.Path)}")
                    : new(FindingKind.TwoLabels, copy.Path, $"{copy.Label} here, {first.Label} as {OneLine.Of(first.Path)}");
            }
        }
    }

    private static IEnumerable<Finding> OfCounts(Manifest manifest) =>
        from comparison in PublishedCounts.Compare(manifest)
        from row in Enumerable.Range(0, comparison.Rows.Count)
        from column in Enumerable.Range(0, comparison.Columns.Count)
        where comparison.Found(row, column) != comparison.Published(row, column)
        let name = string.Join(", ", ((string[])[comparison.Rows[row], comparison.Columns[column]]).Where(part => part.Length > 0))
        select new Finding(FindingKind.Count, "", FormattableString.Invariant(
            $"{name}: {comparison.Found(row, column):N0} here, {comparison.Published(row, column):N0} published"));

    /// <summary>The hashes by the receipt's paths, which count from the set's folder.</summary>
    private static void AddHashes(FoundSet set, Manifest manifest, OpenedPicture[] opened, Dictionary<string, string> hashes)
    {
        if (!manifest.PicturesAreFiles || Path.GetFullPath(manifest.Root) != Path.GetFullPath(set.Folder))
            return;
        foreach ((Sample sample, OpenedPicture picture) in manifest.Samples.Zip(opened))
        {
            if (picture.Hash is { } hash)
                hashes[sample.Path] = hash;
        }
    }
}
