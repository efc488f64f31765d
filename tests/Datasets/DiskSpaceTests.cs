using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class DiskSpaceTests
{
    [Fact]
    public void IsFull_FullDevice_IsTold()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
        IOException error = Assert.ThrowsAny<IOException>(() => full.Write(new byte[100]));
        Assert.True(DiskSpace.IsFull(error));
        Assert.False(DiskSpace.IsFull(new FileNotFoundException()));
    }

    [Fact]
    public void FreeBytes_Folder_IsKnown()
    {
        using var folder = new TemporaryFolder();
        Assert.InRange(DiskSpace.FreeBytes(folder.Path)!.Value, 1, long.MaxValue);
    }
}
