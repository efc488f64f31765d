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

    [Theory]
    [InlineData(999, "999 bytes")]
    [InlineData(1_500, "1.5 kB")]
    [InlineData(14_024_000, "14.0 MB")]
    [InlineData(2_340_000_000, "2.3 GB")]
    public void InWords_Numbers_AreOfThreeDigitsOrSo(long bytes, string words) => Assert.Equal(words, FilesBelow.InWords(bytes));
}
