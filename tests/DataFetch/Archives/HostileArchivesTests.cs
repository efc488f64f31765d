using System.Security.Cryptography;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Archives;

public sealed class HostileArchivesTests
{
    public static TheoryData<string> Names => [.. HostileArchives.All.Select(archive => archive.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Import_HostileArchive_IsRefusedByNameAndLeavesNothing(string name)
    {
        (_, Func<byte[]> bytes, string[] says) = HostileArchives.All.Single(archive => archive.Name == name);
        using var folder = new TemporaryFolder();
        // Two folders deep, so that what climbs out of the data home would be seen.
        string archive = folder.At("around/jaffe.archive"), home = folder.At("around/outer/data");
        Directory.CreateDirectory(folder.At("around/outer"));
        byte[] content = bytes();
        File.WriteAllBytes(archive, content);

        (int code, _, string message) = await DataFetchRun.Of("import", "jaffe", archive, "--data-home", home);
        Assert.Equal(1, code);
        Assert.StartsWith("data-fetch: jaffe.archive: ", message, StringComparison.Ordinal);
        Assert.Single(message.TrimEnd().Split('\n'));
        Assert.All(says, part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Contains("othing was imported", message, StringComparison.Ordinal);
        string[] left = [.. Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.At("around"), path).Replace('\\', '/'))];
        Assert.Empty(left.Except([".", "jaffe.archive", "outer", "outer/data", "outer/data/.jaffe.lock"]));
        Assert.False(File.Exists("/ferlib-evil"));
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(File.ReadAllBytes(archive)));
    }
}
