using FerLib.Imaging;

namespace FerLib.Datasets;

/// <summary>The fingerprints of a data set's pictures: every picture is decoded once, and about 1 KiB of each is kept.</summary>
public sealed class PictureFingerprints
{
    // Four times the fingerprint's own side: from here on it hardly changes with the size that a picture is decoded at.
    private static readonly DecoderOptions Enough = new() { LeastWidth = 128, LeastHeight = 128 };

    private PictureFingerprints(Manifest manifest, PictureFingerprint?[] all, IReadOnlyList<QuarantinedFile> damaged)
    {
        (Manifest, All, Damaged) = (manifest, all, damaged);
        Compared = [.. Enumerable.Range(0, all.Length).Where(i => all[i] is { HasContent: true })];
        WithoutContent = [.. Enumerable.Range(0, all.Length).Where(i => all[i] is { HasContent: false })];
    }

    /// <summary>The data set.</summary>
    public Manifest Manifest { get; }

    /// <summary>A fingerprint for each of <see cref="Manifest.Samples"/>; null where the picture could not be decoded.</summary>
    public IReadOnlyList<PictureFingerprint?> All { get; }

    /// <summary>The pictures that can be compared: those with content. Positions in <see cref="Manifest.Samples"/>, ascending.</summary>
    public IReadOnlyList<int> Compared { get; }

    /// <summary>
    /// Flat pictures, all black ones for instance: each is like every other of them, and so they are compared with nothing. Positions in
    /// <see cref="Manifest.Samples"/>, ascending.
    /// </summary>
    public IReadOnlyList<int> WithoutContent { get; }

    /// <summary>The pictures that could not be decoded, with reasons.</summary>
    public IReadOnlyList<QuarantinedFile> Damaged { get; }

    /// <summary>Decodes a data set's pictures, on all processors, and takes their fingerprints.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="progress">Told after every picture how many are done, from several threads; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="DatasetException">None of the pictures could be decoded; the message names the first reason.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PictureFingerprints Of(
        Manifest manifest, IProgress<(int Done, int Total)>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        (PictureFingerprint?[] all, QuarantinedFile[] bad) = EachPicture.Open(
            manifest, manifest.Samples.Count, i => manifest.Samples[i], sample => PictureFingerprint.Of(manifest.Load(sample, Enough)), progress, token);
        return new PictureFingerprints(manifest, all, bad);
    }

    /// <summary>"1,008 pictures, 1 without content, 2 that cannot be decoded".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{All.Count:#,0} pictures, {WithoutContent.Count:#,0} without content, {Damaged.Count:#,0} that cannot be decoded");
}
