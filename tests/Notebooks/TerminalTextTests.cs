using FerNotebooks.Runner;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("a\nb", "a\nb")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("epoch 1\repoch 2", "epoch 2")]
    [InlineData("long line\rabc", "abcg line")]
    [InlineData("long line\r\u001b[Kabc", "abc")]
    [InlineData("ab\bc", "ac")]
    [InlineData("long line\rshort    \nkept  \n", "short\nkept  \n")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("first\nsecond   \r      \rthird", "first\nthird")]
    public void Append_LeavesWhatATerminalWould(string written, string expected)
    {
        var whole = new TerminalText();
        whole.Append(written);
        var inPieces = new TerminalText();
        foreach (char character in written)
            inPieces.Append(character.ToString());
        Assert.Equal(expected, whole.ToString());
        Assert.Equal(expected, inPieces.ToString());
    }

    [Fact]
    public void LastLine_IsTheLastThatSaysSomething()
    {
        var text = new TerminalText();
        text.Append("one\ntwo\n\n");
        Assert.Equal("two", text.LastLine);
    }
}
