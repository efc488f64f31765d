using FerLib.Datasets;
using FerLib.Notebooks;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>Each test uses parameter names of its own: environment variables belong to the whole process.</summary>
public sealed class ParametersTests
{
    [Fact]
    public void Integer_NotSet_IsTheProfilesDefault() => Assert.Equal(3, Parameters.Integer("TestUnsetEpochs", 3, 50, 1, 500));

    [Theory]
    [InlineData("ten")]
    [InlineData("0")]
    [InlineData("501")]
    [InlineData("3.5")]
    [InlineData("99999999999999")]
    public void Integer_Wrong_SaysWhatIsAllowed(string text)
    {
        using var _ = new Variable("TestEpochs" + text, text);
        var error = Assert.Throws<ParameterException>(() => Parameters.Integer("TestEpochs" + text, 3, 50, 1, 500));
        Assert.StartsWith($"TestEpochs{text} is \"{text}\", expected a whole number from 1 to 500. Set it with --set ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choice_IgnoresCaseAndOffersTheNearest()
    {
        using var right = new Variable("TestChoice", "SubjectIndependent".ToUpperInvariant());
        Assert.Equal(SplitProtocol.SubjectIndependent, Parameters.Choice("TestChoice", SplitProtocol.PaperRandom, SplitProtocol.PaperRandom));
        using var wrong = new Variable("TestChoiceWrong", "gren");
        var error = Assert.Throws<ParameterException>(() => Parameters.Choice("TestChoiceWrong", ["red", "green"], "red"));
        Assert.Contains("one of red, green. Did you mean \"green\"?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ListSeedNumber_ReadTheirForms()
    {
        using var list = new Variable("TestList", " a , b,");
        using var seed = new Variable("TestSeed", "18446744073709551615");
        using var number = new Variable("TestNumber", "NaN");
        Assert.Equal(["a", "b"], Parameters.List("TestList", "c"));
        Assert.Equal(ulong.MaxValue, Parameters.Seed("TestSeed", 1));
        Assert.Throws<ParameterException>(() => Parameters.Number("TestNumber", 0.5, 0.5, 0, 1));
    }

    [Fact]
    public void InForce_ShowsValuesAndNamesStrangers()
    {
        using var set = new Variable("TestShown", "5");
        using var stranger = new Variable("TestShwon", "5");
        Parameters.Integer("TestShown", 3, 50, 1, 500);
        ParametersInForce inForce = Parameters.InForce;
        Assert.Contains(new ParameterInForce("TestShown", "5", true, "a whole number from 1 to 500"), inForce.Values);
        Assert.Contains("data-fer-parameter=\"TestShown\" data-fer-value=\"5\"", inForce.ToHtml(), StringComparison.Ordinal);
        Assert.Contains(inForce.Notes, note => note == "FER_TestShwon is set, but this notebook has no parameter TestShwon. Did you mean \"TestShown\"?");
    }

    private sealed class Variable : IDisposable
    {
        private readonly string _name;

        public Variable(string name, string value)
        {
            _name = "FER_" + name;
            Environment.SetEnvironmentVariable(_name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, null);
    }
}
