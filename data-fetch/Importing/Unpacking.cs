using System.Security.Cryptography;
using DataFetch.Archives;
using FerLib.Datasets;

namespace DataFetch.Importing;

/// <summary>Writes the files of an archive or folder below a folder of its own, and hashes them on the way.</summary>
/// <param name="screen">Where progress goes.</param>
/// <param name="disk">The disk.</param>
/// <param name="folder">The folder, which is there and empty.</param>
internal sealed class Unpacking(Screen screen, ImportDisk disk, string folder)
{
    private const int BufferBytes = 1 << 17;

    /// <summary>Writes everything.</summary>
    /// <param name="package">The archive or folder.</param>
    /// <param name="contents">What it holds, for progress.</param>
    /// <param name="title">The set's name, for progress.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>The files with their hashes.</returns>
    /// <exception cref="DatasetException">It is refused; the message names the entry.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    public IReadOnlyList<ImportedFile> Run(Package package, PackageContents contents, string title, CancellationToken token)
    {
        var files = new List<ImportedFile>();
        var folders = new HashSet<string>(StringComparer.Ordinal);
        byte[] buffer = new byte[BufferBytes];
        screen.Work($"{title}: unpacking, MB", report =>
        {
            var progress = new Megabytes(report, contents.Bytes);
            foreach (PackedFile file in package.Unpack(token))
            {
                string path = Path.GetFullPath(Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar)));
                // Paths were checked one by one; this is the law itself.
                if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                    throw Refusal.OfEntry(package.Name, file.Path, "leads out of the data home", Refusal.Hostile);
                if (folders.Add(Path.GetDirectoryName(path)!))
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                files.Add(new ImportedFile(file.Path, Write(path, file.Content, buffer, progress, token)));
            }
        });
        return files;
    }

    private string Write(string path, Stream content, byte[] buffer, Megabytes progress, CancellationToken token)
    {
        using Stream file = disk.Create(path);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            token.ThrowIfCancellationRequested();
            file.Write(buffer, 0, read);
            hash.AppendData(buffer, 0, read);
            progress.Advance(read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
