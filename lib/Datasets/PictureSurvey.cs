using FerLib.Imaging;

namespace FerLib.Datasets;

/// <summary>What a data set's files are when they are opened: sizes, formats, color, and those that are damaged.</summary>
/// <remarks>
/// A reader goes by names and decodes nothing; a survey does. Where a set is large it decodes a part of it, spread evenly over the
/// set's order, and
/// <see cref="IsComplete"/> says so.
/// </remarks>
public sealed class PictureSurvey
{
    /// <summary>How many pictures are opened at the most unless something else is asked for: seconds of work, not minutes.</summary>
    public const int DefaultMost = 1200;

    private PictureSurvey(Manifest manifest, IReadOnlyList<SurveyedPicture> pictures, IReadOnlyList<QuarantinedFile> damaged, int named)
    {
        (Manifest, Pictures, Damaged) = (manifest, pictures, damaged);
        IsComplete = pictures.Count + damaged.Count == named;
    }

    /// <summary>The data set without the pictures that could not be decoded: those are in its quarantine.</summary>
    public Manifest Manifest { get; }

    /// <summary>The pictures that were opened, in the data set's order.</summary>
    public IReadOnlyList<SurveyedPicture> Pictures { get; }

    /// <summary>The pictures that could not be decoded, with reasons.</summary>
    public IReadOnlyList<QuarantinedFile> Damaged { get; }

    /// <summary>Whether every picture was opened. Otherwise sizes, formats and damage are those of a part.</summary>
    public bool IsComplete { get; }

    /// <summary>The sizes that occur, the most frequent first; equally frequent ones by width, then height.</summary>
    public IReadOnlyList<(int Width, int Height, int Pictures)> Sizes =>
        [.. Pictures.CountBy(picture => (picture.Width, picture.Height)).Select(pair => (pair.Key.Width, pair.Key.Height, pair.Value))
            .OrderByDescending(size => size.Value).ThenBy(size => size.Width).ThenBy(size => size.Height)];

    /// <summary>The formats that occur, the most frequent first; equally frequent ones in ordinal order.</summary>
    public IReadOnlyList<(string Format, int Pictures)> Formats =>
        [.. Pictures.CountBy(picture => picture.Format).Select(pair => (pair.Key, pair.Value))
            .OrderByDescending(format => format.Value).ThenBy(format => format.Key, StringComparer.Ordinal)];

    /// <summary>Opens a data set's pictures.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="most">How many pictures are opened at the most, at least 1.</param>
    /// <param name="progress">Told after every picture how many are done, from several threads; may be null.</param>
    /// <param name="token">Stops the survey.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is below 1.</exception>
    /// <exception cref="DatasetException">None of the pictures could be decoded; the message names the first reason.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PictureSurvey Of(
        Manifest manifest, int most = DefaultMost, IProgress<(int Done, int Total)>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        int total = Math.Min(most, manifest.Samples.Count);
        (SurveyedPicture?[] pictures, QuarantinedFile[] bad) = EachPicture.Open(
            manifest, total, i => manifest.Samples[(int)((long)i * manifest.Samples.Count / total)], sample => Open(manifest, sample), progress, token);
        return new PictureSurvey(
            bad.Length == 0 ? manifest : manifest.WithQuarantined(bad),
            [.. pictures.OfType<SurveyedPicture>()], bad, manifest.Samples.Count);
    }

    private static SurveyedPicture Open(Manifest manifest, Sample sample)
    {
        Image image = manifest.Load(sample);
        return new SurveyedPicture(sample, manifest.Store?.Format ?? PictureFormat.Of(manifest.FileOf(sample)), image.Width, image.Height, HasColor(image));
    }

    private static bool HasColor(Image image)
    {
        if (image.IsGrey)
            return false;
        byte[] pixels = image.Pixels;
        for (int i = 0; i < pixels.Length; i += 3)
        {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2])
                return true;
        }

        return false;
    }
}
