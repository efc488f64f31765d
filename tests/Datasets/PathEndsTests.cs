using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class PathEndsTests
{
    private static readonly PathEnds Pictures = new(["1.jpg", "a/1.jpg", "a/b/2.jpg", "c/b/2.jpg", "d/back\\slash.jpg", "e/X.jpg", "f/x.jpg", "f/ lead.jpg"]);

    [Theory]
    [InlineData("1.jpg", "1.jpg")]
    [InlineData("a/1.jpg", "a/1.jpg")]
    [InlineData("a\\b\\2.jpg", "a/b/2.jpg")]
    [InlineData("./a/b/2.jpg", "a/b/2.jpg")]
    [InlineData(" .\\C\\B\\2.JPG ", "c/b/2.jpg")]
    [InlineData("d/back\\slash.jpg", "d/back\\slash.jpg")]
    [InlineData("e/X.jpg", "e/X.jpg")]
    [InlineData("f/ lead.jpg", "f/ lead.jpg")]
    [InlineData("b/2.jpg", null)]
    [InlineData("2.jpg", null)]
    [InlineData("x.jpg", null)]
    [InlineData("pg", null)]
    [InlineData("/a/1.jpg", null)]
    public void Find_PathOrItsEnd_GivesTheOneThatIsMeant(string written, string? path) => Assert.Equal(path, Pictures.Find(written));

    [Theory]
    [InlineData("2.jpg", "2 pictures are named 2.jpg, expected one. Write its path, as a/b/2.jpg.")]
    [InlineData("x\n.jpg", "no picture of the data set is named x\\u000A.jpg. Correct the name, or remove the row.")]
    public void ReasonAgainst_NoneOrMany_SaysWhatToWrite(string written, string reason) => Assert.Equal(reason, Pictures.ReasonAgainst(written));
}
