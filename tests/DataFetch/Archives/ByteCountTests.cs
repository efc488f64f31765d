using DataFetch.Archives;
using Xunit;

namespace FerLib.Tests.DataFetch.Archives;

public sealed class ByteCountTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(999, "999 bytes")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(999_949, "999.9 kB")]
    [InlineData(999_950, "1.0 MB")]
    [InlineData(1_234_567_890, "1.2 GB")]
    [InlineData(long.MaxValue, "9223372.0 TB")]
    public void Of_Bytes_HasAUnitThatReadsWell(long bytes, string text) => Assert.Equal(text, ByteCount.Of(bytes));
}
