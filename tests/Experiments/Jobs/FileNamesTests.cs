using FerLib.Experiments.Jobs;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("practice ferg + JAFFE", "practice-ferg-jaffe")]
    [InlineData("../../x", "x")]
    [InlineData("a:b\\c?*", "a-b-c")]
    [InlineData("顔", "set")]
    [InlineData("", "set")]
    [InlineData("abcdefghij abcdefghij abcdefghij abcdefg  hij", "abcdefghij-abcdefghij-abcdefghij-abcdefg")]
    [InlineData("abcdefghij abcdefghij abcdefghij abcdef hij", "abcdefghij-abcdefghij-abcdefghij-abcdef")]
    public void Of_AnyName_IsAFileNameOfEverySystem(string name, string expected) => Assert.Equal(expected, FileNames.Of(name));
}
