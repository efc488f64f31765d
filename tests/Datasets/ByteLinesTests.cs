using System.Text;
using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class ByteLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1@0:a")]
    [InlineData("a\n", "1@0:a")]
    [InlineData("a\r\n\nbc", "1@0:a 2@3: 3@4:bc")]
    [InlineData("12345678\n123456789\nx", "1@0:12345678 2@9:! 3@19:x")]
    [InlineData("123456789", "1@0:!")]
    public void Next_Lines_GivesNumberOffsetAndBytes(string text, string expected) => Assert.Equal(expected, Read(text, longest: 8, step: int.MaxValue));

    // A stream that gives few bytes at a time, and lines longer than the buffer between short ones.
    [Fact]
    public void Next_HoweverTheStreamGivesItsBytes_IsTheSame()
    {
        string text = $"first\r\n{new string('x', 2_500_000)}\nlast but one\n{new string('y', 1_200_000)}";
        string expected = $"1@0:first 2@7:! 3@2500008:last but one 4@2500021:!";
        Assert.All([1000, 65_536, 1_048_576, int.MaxValue], step => Assert.Equal(expected, Read(text, longest: 100, step)));
    }

    [Fact]
    public void Next_LineAcrossTheEndOfTheBuffer_IsWhole()
    {
        string[] lines = [.. Enumerable.Range(0, 3000).Select(i => new string((char)('a' + i % 26), 997))];
        var read = new ByteLines(new MemoryStream(Encoding.ASCII.GetBytes(string.Join('\n', lines))), 1000);
        foreach (string line in lines)
        {
            Assert.True(read.Next());
            Assert.Equal(line, Encoding.ASCII.GetString(read.Line));
        }

        Assert.False(read.Next());
    }

    private static string Read(string text, int longest, int step)
    {
        using var stream = new Steps(Encoding.UTF8.GetBytes(text), step);
        var lines = new ByteLines(stream, longest);
        var read = new List<string>();
        while (lines.Next())
            read.Add($"{lines.Number}@{lines.Offset}:{(lines.IsTooLong ? "!" : Encoding.UTF8.GetString(lines.Line))}");
        return string.Join(' ', read);
    }

    private sealed class Steps(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, step));
    }
}
