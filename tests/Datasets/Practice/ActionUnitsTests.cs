using FerLib.Datasets;
using FerLib.Datasets.Practice;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed class ActionUnitsTests
{
    [Fact]
    public void Parse_FacsNotation_GivesIntensities()
    {
        ActionUnits units = ActionUnits.Parse("6C+12E + 25");
        Assert.Equal((0.6, 1.0, 1.0, 0.0), (units[6], units[12], units[25], units[4]));
        Assert.Equal("6:0.60 + 12:1.00 + 25:1.00", units.ToString());
    }

    [Fact]
    public void Parse_Nothing_IsAtRest() => Assert.Equal("at rest", ActionUnits.Parse("").ToString());

    [Theory]
    [InlineData("6F")]
    [InlineData("smile")]
    [InlineData("0A")]
    [InlineData("6+6B")]
    [InlineData("E")]
    public void Parse_NotFacs_SaysWhichPart(string code)
    {
        FormatException error = Assert.Throws<FormatException>(() => ActionUnits.Parse(code));
        Assert.Contains("expected a number from 1 to 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_Factor_ScalesWithinRange()
    {
        ActionUnits units = ActionUnits.Parse("6A+12E").Times(2);
        Assert.Equal((0.4, 1.0), (units[6], units[12]));
        Assert.Equal(0.25, units.With(12, 0.25)[12]);
    }

    [Fact]
    public void Of_EveryExpression_HasTheUnitsOfTheSource()
    {
        (string Expression, int[] Units)[] source =
        [
            ("happiness", [6, 12]), ("sadness", [1, 15]), ("surprise", [1, 2, 5]), ("fear", [1, 2, 4, 5, 20]), ("anger", [4, 5, 7]), ("disgust", [9]),
        ];
        foreach ((string expression, int[] units) in source)
            Assert.All(ExpressionActionUnits.Of(expression), variant => Assert.All(units, unit => Assert.True(variant[unit] > 0)));
        Assert.Equal("at rest", Assert.Single(ExpressionActionUnits.Of("neutral")).ToString());
        Assert.Same(ExpressionActionUnits.Of("happiness"), ExpressionActionUnits.Of("joy"));
        Assert.Throws<ArgumentException>(() => ExpressionActionUnits.Of("contempt"));
    }

    [Fact]
    public void Of_AllSeven_Exist() => Assert.All(Expressions.All, expression => Assert.NotEmpty(ExpressionActionUnits.Of(expression)));

    [Fact]
    public void NameOf_KnownUnits_HaveNames_OthersThrow()
    {
        Assert.Equal("lip corner puller", ActionUnits.NameOf(12));
        Assert.All(ActionUnits.Known, unit => Assert.False(string.IsNullOrEmpty(ActionUnits.NameOf(unit))));
        Assert.Contains("no action unit 3", Assert.Throws<ArgumentOutOfRangeException>(() => ActionUnits.NameOf(3)).Message, StringComparison.Ordinal);
        // Every unit that an expression uses is one that the faces know.
        Assert.Empty(FerLib.Datasets.Expressions.All.SelectMany(ExpressionActionUnits.Of).SelectMany(units => units.Active).Except(ActionUnits.Known));
    }

    [Fact]
    public void Active_UnitsAtRest_AreLeftOut() => Assert.Equal([4, 12], ActionUnits.Parse("12E+4A").With(6, 0).Active);
}
