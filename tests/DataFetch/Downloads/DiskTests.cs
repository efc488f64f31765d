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

    [Theory]
    [InlineData(null, "an unknown number of bytes")]
    [InlineData(0L, "0 bytes")]
    [InlineData(999L, "999 bytes")]
    [InlineData(1_000L, "1.0 kB")]
    [InlineData(999_960L, "1.0 MB")]
    [InlineData(95_212_193L, "95.2 MB")]
    [InlineData(3_000_000_000_000_000L, "3000.0 TB")]
    public void ByteSize_Bytes_AreForPeople(long? bytes, string text) => Assert.Equal(text, ByteSize.Of(bytes));
}
