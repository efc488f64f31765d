using DataFetch.Downloads;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Downloads;

public sealed class DiskTests
{
    [Fact]
    public void IsFull_FullDevice_IsTold()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        using Stream full = PartialFile.OpenOnDisk("/dev/full", FileMode.Open);
        IOException error = Assert.ThrowsAny<IOException>(() => full.Write(new byte[100]));
        Assert.True(Disk.IsFull(error));
        Assert.False(Disk.IsFull(new FileNotFoundException()));
    }

    [Fact]
    public void FreeBytes_Folder_IsKnown()
    {
        using var folder = new TemporaryFolder();
        Assert.InRange(Disk.FreeBytes(folder.Path)!.Value, 1, long.MaxValue);
    }
}
