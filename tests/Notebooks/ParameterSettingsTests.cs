using FerNotebooks.Runner;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ParameterSettingsTests
{
    [Fact]
    public void Resolve_Charts_IsKnownInEveryNotebook()
    {
        IReadOnlyDictionary<string, string> resolved = ParameterSettings.Resolve([("charts", "interactive")], [], []);
        Assert.Equal("interactive", resolved["Charts"]);
    }

    [Fact]
    public void Resolve_AnotherName_IsAMistake() =>
        Assert.Throws<UserMistakeException>(() => ParameterSettings.Resolve([("Chart", "interactive")], [], []));
}
