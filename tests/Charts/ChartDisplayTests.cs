using FerLib.Charts;
using FerLib.Notebooks;
using Xunit;

namespace FerLib.Tests.Charts;

[Collection(ChartsVariable.Name)]
public sealed class ChartDisplayTests : IDisposable
{
    // The tests are the same with and without the optional packages.
    private static readonly bool IsCompiled = typeof(Figure).Assembly.GetTypes().Any(type => type.Namespace == "FerLib.Interop");

    private readonly string? _before = Environment.GetEnvironmentVariable(ChartDisplay.Variable);

    public void Dispose() => Environment.SetEnvironmentVariable(ChartDisplay.Variable, _before);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("svg", false)]
    [InlineData(" SVG ", false)]
    public void Asked_DrawingsOrNothing_IsWhatTheVariableSays(string? value, bool? asked)
    {
        Environment.SetEnvironmentVariable(ChartDisplay.Variable, value);
        Assert.Equal(asked, ChartDisplay.Asked);
        Assert.Null(ChartDisplay.Problem);
    }

    [Fact]
    public void Asked_AnotherValue_IsAnErrorAtTheFirstParameterToo()
    {
        Environment.SetEnvironmentVariable(ChartDisplay.Variable, "plots");
        Assert.Contains("Charts is \"plots\", expected interactive or svg.", Assert.Throws<InvalidOperationException>(() => ChartDisplay.Asked).Message,
            StringComparison.Ordinal);
        Assert.Contains("expected interactive or svg", Assert.Throws<ParameterException>(() => Parameters.Text("DataSet", "x")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_InteractiveWithoutTheOptionalPackages_SaysHowToBuild()
    {
        Environment.SetEnvironmentVariable(ChartDisplay.Variable, "interactive");
        if (IsCompiled)
            Assert.True(ChartDisplay.Asked);
        else
            Assert.Contains("Add -p:FerStack=cpu to the command", ChartDisplay.Problem, StringComparison.Ordinal);
    }
}
