using DataFetch;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch;

public sealed class FilesBelowTests
{
    [Fact]
    public void Of_FoldersAndALinkToAFolder_GivesRelativePathsAndFollowsNoLink()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/b/file.txt", "four");
        folder.Write("top.txt", "");
        Assert.Empty(FilesBelow.Of(folder.At("none")));
        if (!OperatingSystem.IsWindows())
            Directory.CreateSymbolicLink(folder.At("a/loop"), folder.Path);
        Assert.Equal([("a/b/file.txt", 4L), ("top.txt", 0L)], FilesBelow.Of(folder.Path).OrderBy(file => file.Path, StringComparer.Ordinal));
    }
}
