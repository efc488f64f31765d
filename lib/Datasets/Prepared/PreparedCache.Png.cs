using System.Globalization;
using System.Text;
using FerLib.Datasets.Practice;
using FerLib.Imaging;

namespace FerLib.Datasets.Prepared;

/// <content>The channels of pictures as PNG files, as the paper has them.</content>
public sealed partial class PreparedCache
{
    private const string ManifestName = "manifest.csv";
    private static readonly ColorChannel[] Channels = [ColorChannel.Intensity, ColorChannel.Red, ColorChannel.Green, ColorChannel.Blue];

    /// <summary>Finds out what writing each picture's four channels as PNG files will make: hashes the files, encodes a few.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="size">Side of each picture, pixels; the paper's is 512.</param>
    /// <param name="progress">Told how many files are hashed, from several threads; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="DatasetException">The set's pictures are no files of their own, none of them can be read, or one lies outside the set's folder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public ChannelPicturesPlan PlanPng(Manifest manifest, int size, IProgress<(int Done, int Total)>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        PreparedHeader header = PreparedHeader.For(manifest, new PreparationOptions { Size = size }, 0);
        RefuseOutside(manifest);
        List<(ContentHash Content, Sample Sample)> pictures = Readable(manifest, progress, token);
        // Names too: they are those of the files that are written.
        byte[] facts = [.. header.ToBytes(), .. Encoding.UTF8.GetBytes(manifest.Hash)];
        string name = $"{PlainName(header.DataSet)}-{size.ToString(CultureInfo.InvariantCulture)}-png-{KeyOf(facts, pictures.Select(picture => picture.Content))}";
        string folder = Path.Combine(_folder, name);
        Sample[] samples = [.. pictures.Select(picture => picture.Sample)];
        return new ChannelPicturesPlan(
            manifest, size, folder, [.. pictures.Select(picture => picture.Content)], samples, Directory.Exists(folder) ? 0 : Estimate(manifest, samples, size));
    }

    /// <summary>
    /// Writes each picture's channels, stretched to the size, as grey PNG files <c>red/PATH.png</c> and so on, with a <c>manifest.csv</c> in each
    /// channel's folder (<c>DataSet=manifest:FILE</c>).
    /// </summary>
    /// <param name="plan">What <see cref="PlanPng"/> found out.</param>
    /// <param name="progress">Told how many photographs are done, from several threads; may be null.</param>
    /// <param name="waiting">Is called once if another process is writing the same; may be null.</param>
    /// <param name="token">Stops the work; what was written so far is kept for the next run.</param>
    /// <returns>The result: its file is the folder, which is there when all of it is.</returns>
    /// <exception cref="DatasetException">The disk is full, or the folder cannot be written; what was done so far is kept.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public PreparationResult WritePng(
        ChannelPicturesPlan plan, IProgress<(int Done, int Total)>? progress = null, Action? waiting = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string name = Path.GetFileName(plan.Folder), making = Path.Combine(_folder, $".{name}.making");
        try
        {
            Directory.CreateDirectory(_folder);
            using FolderClaim claim = FolderClaim.Take(_folder, waiting, token);
            if (Directory.Exists(plan.Folder))
                return new PreparationResult(plan.Folder, BytesIn(plan.Folder), plan.Photographs, 0, []);
            if (DiskSpace.FreeBytes(_folder) is { } free && Directory.Exists(making) is false && free < plan.ApproximateBytes)
                throw new IOException("the disk has not enough room");
            (QuarantinedFile[] damaged, int decoded) = WritePictures(plan, making, progress, token);
            WriteManifests(plan, making, damaged);
            foreach (string left in Directory.EnumerateFiles(making, "*" + WholeFile.Partial, SearchOption.AllDirectories))
                File.Delete(left);
            Directory.Move(making, plan.Folder);
            return new PreparationResult(plan.Folder, BytesIn(plan.Folder), plan.Photographs, decoded, damaged);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(making, error, plan.Photographs, plan.ApproximateBytes, "about ");
        }
    }

    private static (QuarantinedFile[] Damaged, int Decoded) WritePictures(
        ChannelPicturesPlan plan, string making, IProgress<(int Done, int Total)>? progress, CancellationToken token)
    {
        foreach (string folder in plan.Samples.Select(sample => Path.GetDirectoryName(sample.Path) ?? "").Distinct())
        {
            foreach (ColorChannel channel in Channels)
                Directory.CreateDirectory(Path.Combine(making, FolderOf(channel), folder));
        }

        var damaged = new QuarantinedFile?[plan.Photographs];
        int done = 0, decoded = 0;
        EachOf(plan.Photographs, 4 * plan.Size * plan.Size, (i, planes) =>
        {
            Sample sample = plan.Samples[i];
            string[] files = Array.ConvertAll(Channels, channel => PngOf(making, channel, sample));
            if (!files.All(File.Exists))
            {
                try
                {
                    Prepare(plan.Manifest, sample, plan.Contents[i], plan.Size, InputChannels.Irgb, planes);
                    for (int k = 0; k < files.Length; k++)
                        WholeFile.Write(files[k], EncodePlane(planes, k, plan.Size));
                }
                catch (ImageFormatException error)
                {
                    damaged[i] = new QuarantinedFile(sample.Path, $"{error.Reason} (at byte {error.Offset})");
                }

                Interlocked.Increment(ref decoded);
            }

            progress?.Report((Interlocked.Increment(ref done), plan.Photographs));
        }, token);
        return ([.. damaged.OfType<QuarantinedFile>()], decoded);
    }

    private static void WriteManifests(ChannelPicturesPlan plan, string making, QuarantinedFile[] damaged)
    {
        HashSet<string> without = [.. damaged.Select(file => file.Path)];
        foreach (ColorChannel channel in Channels)
        {
            string folder = Path.Combine(making, FolderOf(channel));
            IEnumerable<Sample> samples = plan.Samples.Where(sample => !without.Contains(sample.Path)).Select(sample => sample with { Path = sample.Path + ".png" });
            ManifestFile.Write(Path.Combine(folder, ManifestName), new Manifest(plan.Manifest.Name, folder, plan.Manifest.IsPractice, samples, []));
        }

        // So that nobody takes the channels of rendered faces for those of real ones. A table of them may lie elsewhere: each folder is asked.
        IEnumerable<string> folders = plan.Samples.Select(sample => Path.GetDirectoryName(plan.Manifest.FileOf(sample))!).Distinct();
        folders.Select(PracticeMarker.Above).FirstOrDefault(marker => marker is not null)?.Write(making);
    }

    // A table may name pictures anywhere on this machine. What is written for them has to lie in the channel's folder.
    private void RefuseOutside(Manifest manifest)
    {
        string inside = Path.Combine(_folder, FolderOf(Channels[0])) + Path.DirectorySeparatorChar;
        foreach (Sample sample in manifest.Samples)
        {
            if (!Path.GetFullPath(PngOf(_folder, Channels[0], sample)).StartsWith(inside, StringComparison.Ordinal))
            {
                throw new DatasetException(
                    $"{manifest.Name}: {OneLine.Of(sample.Path)} lies outside {OneLine.Of(manifest.Root)}; PNG files are written by the paths of their pictures, " +
                    "which must lie below that folder. Move the table to a folder above all its pictures.");
            }
        }
    }

    private static string FolderOf(ColorChannel channel) => channel.ToString().ToLowerInvariant();

    private static string PngOf(string root, ColorChannel channel, Sample sample) =>
        Path.Combine(root, FolderOf(channel), sample.Path.Replace('/', Path.DirectorySeparatorChar) + ".png");

    private static byte[] EncodePlane(byte[] planes, int plane, int size) =>
        PngEncoder.Encode(new Image(size, size, 1, planes.AsSpan(plane * size * size, size * size).ToArray()));

    private static long BytesIn(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>What all files take if they are like some that are spread over the set.</summary>
    private static long Estimate(Manifest manifest, Sample[] samples, int size)
    {
        const int Most = 12;
        var planes = new byte[4 * size * size];
        long bytes = 0, opened = 0;
        foreach (Sample sample in Enumerable.Range(0, Math.Min(Most, samples.Length)).Select(i => samples[(long)i * samples.Length / Math.Min(Most, samples.Length)]))
        {
            try
            {
                PicturePreparation.Prepare(manifest, sample, size, InputChannels.Irgb, planes);
            }
            catch (ImageFormatException)
            {
                continue;
            }

            bytes += Enumerable.Range(0, Channels.Length).Sum(k => EncodePlane(planes, k, size).LongLength);
            opened++;
        }

        return opened == 0 ? 0 : bytes * samples.Length / opened;
    }
}
