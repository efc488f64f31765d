using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Notebooks;

/// <content>Comparing the pictures of data sets.</content>
public static partial class Workbook
{
    /// <summary>Decodes every picture of a data set, with progress, and keeps what finds it again.</summary>
    /// <param name="manifest">The data set.</param>
    /// <exception cref="DatasetException">None of the pictures can be decoded; the message names the first reason.</exception>
    public static PictureFingerprints Fingerprints(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var progress = new LiveProgress();
        PictureFingerprints fingerprints = PictureFingerprints.Of(manifest, progress.For<(int Done, int Total)>(at => new ProgressState(
            string.Create(CultureInfo.InvariantCulture, $"{manifest.Name}: picture {at.Done} of {at.Total} fingerprinted"),
            at.Done / (double)at.Total)));
        progress.Done($"{manifest.Name}: {fingerprints}");
        return fingerprints;
    }
}
