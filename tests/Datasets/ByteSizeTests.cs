using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(999, "999 bytes")]
    [InlineData(1_000, "1.0 kB")]
    [InlineData(999_949, "999.9 kB")]
    [InlineData(999_950, "1.0 MB")]
    [InlineData(95_235_732, "95.2 MB")]
    [InlineData(1_250_000_000, "1.3 GB")]
    [InlineData(long.MaxValue, "9,223,372.0 TB")]
    public void Of_AnyNumber_HasOneDigitBehindThePoint(long bytes, string expected) => Assert.Equal(expected, ByteSize.Of(bytes));

    [Fact]
    public void Of_Negative_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => ByteSize.Of(-1));
}
