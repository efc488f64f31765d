using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class SampleChoiceTests
{
    [Fact]
    public void Apply_AnglesAndSessions_KeepsThemAndCountsTheOthers()
    {
        Manifest chosen = new SampleChoice { Angles = ["s", "HL"], Sessions = ["A"] }.Apply(Kdef());
        Assert.Equal(["S", "HL"], chosen.Samples.Select(sample => sample.Angle).Distinct().OrderDescending());
        Assert.Equal(6, chosen.Samples.Count);
        Assert.Equal(
            [
                "Only angle HL, S, as the option Angles asks: 6 of 18 pictures are left out (FR 6).",
                "Only session A, as the option Sessions asks: 6 of 12 pictures are left out (B 6).",
            ], chosen.Notes);
        Assert.Empty(chosen.Quarantine);
    }

    [Theory]
    [InlineData(ExpressionChoice.Six, new[] { "anger" }, "Only the six basic expressions, as the option Expressions asks: 12 of 18 pictures are left out (contempt 6, neutral 6).")]
    [InlineData(ExpressionChoice.Seven, new[] { "anger", "neutral" }, "Only the seven common expressions, as the option Expressions asks: 6 of 18 pictures are left out (contempt 6).")]
    public void Apply_Expressions_KeepsThem(ExpressionChoice choice, string[] labels, string note)
    {
        Manifest chosen = new SampleChoice { Expressions = choice }.Apply(Kdef());
        Assert.Equal(labels, chosen.Labels);
        Assert.Equal(note, Assert.Single(chosen.Notes));
    }

    [Fact]
    public void Apply_UnlabelledPictures_StayWhateverExpressionsAreChosen()
    {
        Manifest manifest = Of([Row("a", "neutral"), Row("b", Expressions.Unknown), Row("c", "anger")]);
        Assert.Equal(["b", "c"], new SampleChoice { Expressions = ExpressionChoice.Six }.Apply(manifest).Samples.Select(sample => sample.Path));
    }

    [Fact]
    public void Apply_NothingChosen_IsTheSameManifest()
    {
        Manifest manifest = Kdef();
        Assert.Same(manifest, new SampleChoice().Apply(manifest));
    }

    [Fact]
    public void Apply_SetWithoutAngles_IsWholeAndSaysSo()
    {
        Manifest chosen = new SampleChoice { Angles = ["S"] }.Apply(Of([Row("a", "anger")]));
        Assert.Single(chosen.Samples);
        Assert.Equal("The option Angles changes nothing here: the set does not say which angle its pictures have.", Assert.Single(chosen.Notes));
    }

    [Fact]
    public void Apply_NameThatIsNotThere_SaysWhatThereIs()
    {
        Assert.Equal(
            "made up: the option Angles names frontal, expected some of FR, HL, S. Correct it.",
            Assert.Throws<DatasetException>(() => new SampleChoice { Angles = ["frontal"] }.Apply(Kdef())).Message);
        Assert.Equal(
            "made up: the option Expressions leaves no picture (only the six basic expressions would stay). Choose others, or leave it out.",
            Assert.Throws<DatasetException>(() => new SampleChoice { Expressions = ExpressionChoice.Six }.Apply(Of([Row("a", "neutral")]))).Message);
    }

    private static Manifest Kdef() => Of(
        from label in (string[])["anger", "contempt", "neutral"]
        from session in (string[])["A", "B"]
        from angle in (string[])["HL", "S", "FR"]
        select Row($"{label}{session}{angle}", label) with { Session = session, Angle = angle });

    private static Manifest Of(IEnumerable<Sample> rows) => new("made up", "", false, rows, []);

    private static Sample Row(string path, string label) => new() { Path = path, Label = label, Subject = "s" };
}
