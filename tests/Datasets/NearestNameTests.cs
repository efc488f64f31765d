using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("jafe", "jaffe")]
    [InlineData("JAFFE", "jaffe")]
    [InlineData("jfafe", "jaffe")]
    [InlineData("frg", "ferg")]
    [InlineData("practise/ferg", "practice/ferg")]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("affectnet", null)]
    public void Of_TypedName_GivesTheNearestKnownOne(string typed, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(typed, ["ferg", "jaffe", "kdef", "practice/ferg"]));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "adc", 1)]
    [InlineData("abc", "abcd", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_SmallCases_CountsEdits(string a, string b, int edits)
    {
        Assert.Equal(edits, NearestName.Distance(a, b));
        Assert.Equal(edits, NearestName.Distance(b, a));
    }
}
