using DataFetch.Archives;
using Xunit;

namespace FerLib.Tests.DataFetch.Archives;

public sealed class EntryPathTests
{
    [Theory]
    [InlineData("a/b.png", "a/b.png")]
    [InlineData("a\\b.png", "a/b.png")]
    [InlineData("./a/./b.png", "a/b.png")]
    [InlineData("a/b/", "a/b")]
    [InlineData("./", "")]
    [InlineData("..a/b..", "..a/b..")]
    [InlineData("Ünicode 😀/é.png", "Ünicode 😀/é.png")]
    [InlineData("ab:c", "ab:c")]
    public void Check_SafePath_IsRelativeWithForwardSlashes(string written, string expected)
    {
        Assert.Null(EntryPath.Check(written, out string path, windows: false));
        Assert.Equal(expected, path);
    }

    // What has a control character or climbs out is among the hostile archives.
    [Theory]
    [InlineData("a\u0085b", "a control character")]
    [InlineData("z:", "the drive z:")]
    [InlineData("a/", null)]
    public void Check_OddPath_IsRefusedWithAReason(string written, string? reason)
    {
        string? said = EntryPath.Check(written, out _, windows: false);
        Assert.True(reason is null ? said is null : said!.Contains(reason, StringComparison.Ordinal), said);
    }

    [Fact]
    public void Check_HalfACharacter_IsNoText()
    {
        foreach (char half in (char[])['\ud800', '\udc00'])
        {
            Assert.Equal("has a name that is no text", EntryPath.Check($"a/{half}b", out _, windows: false));
            Assert.Equal("has a name that is no text", EntryPath.Check($"a/b{half}", out _, windows: false));
        }
    }

    [Fact]
    public void Check_LengthOfAName_CountsBytes()
    {
        Assert.Null(EntryPath.Check(new string('n', 255), out _, windows: false));
        Assert.Contains("too long", EntryPath.Check(new string('n', 256), out _, windows: false)!, StringComparison.Ordinal);
        Assert.Contains("too long", EntryPath.Check(new string('ü', 128), out _, windows: false)!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/CON")]
    [InlineData("nul.png")]
    [InlineData("com1.tar.gz")]
    [InlineData("LPT² ")]
    [InlineData("a./b")]
    [InlineData("a /b")]
    [InlineData("a/b:stream")]
    [InlineData("a?b")]
    public void Check_NameThatOnlyWindowsCannotHave_IsRefusedThereAlone(string written)
    {
        Assert.Contains("that Windows cannot have", EntryPath.Check(written, out _, windows: true)!, StringComparison.Ordinal);
        Assert.Null(EntryPath.Check(written, out _, windows: false));
    }

    [Theory]
    [InlineData("CONTENT/COM.png")]
    [InlineData("com10")]
    [InlineData(".hidden/a b.c")]
    public void Check_NameThatWindowsCanHave_IsReadThere(string written) => Assert.Null(EntryPath.Check(written, out _, windows: true));
}
