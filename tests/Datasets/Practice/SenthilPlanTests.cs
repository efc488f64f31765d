using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed class SenthilPlanTests
{
    private static readonly IReadOnlyList<PracticePicture> Plan = PracticeDataSets.PlanOf("senthil", new PracticeOptions());

    [Fact]
    public void Make_FiveMen_SixteenPicturesEachInIdentityFolders()
    {
        Assert.Equal([.. Enumerable.Range(1, 5).Select(man => $"s{man}")], Plan.Select(picture => picture.Path.Split('/')[1]).Distinct());
        Assert.All(Plan.GroupBy(picture => picture.Character.Name), man => Assert.Equal(
            Enumerable.Range(1, 16).Select(i => $"senthil/{man.Key}/{i}.jpg"), man.Select(picture => picture.Path)));
        Assert.All(Plan, picture => Assert.Equal((140, 188), (picture.Frame.Width, picture.Frame.Height)));
        Assert.All(Plan.CountBy(picture => (picture.Character.Name, picture.Expression)), pair => Assert.InRange(pair.Value, 2, 3));
    }

    [Fact]
    public void Make_LampsAndCovers_AreSpreadOverEveryExpression()
    {
        foreach (IGrouping<string, PracticePicture> expression in Plan.GroupBy(picture => picture.Expression))
        {
            Assert.All(expression.CountBy(picture => Math.Sign(Math.Round(picture.View.LightX, MidpointRounding.AwayFromZero))), lamp => Assert.InRange(lamp.Value, 3, 4));
            Assert.Equal(4, expression.Select(picture => picture.View.Cover).Distinct().Count());
            Assert.InRange(expression.Count(picture => picture.View.Cover != PracticeCover.None), 4, 5);
        }
    }

    [Fact]
    public void Ensure_Senthil_WritesColorPicturesAndWhatWasDrawn()
    {
        using var home = new TemporaryFolder();
        PracticeResult result = PracticeDataSets.Ensure("senthil", home.Path, new PracticeOptions(), token: TestContext.Current.CancellationToken);
        Image picture = ImageFile.Load(Path.Combine(result.Root, "senthil", "s5", "16.jpg"));
        Assert.Equal((140, 188, 3), (picture.Width, picture.Height, picture.Channels));
        string[] rows = File.ReadAllLines(Path.Combine(result.Root, Manifest.LabelFileName));
        Assert.Equal("file,subject,expression", rows[0]);
        Assert.Equal(Plan.Select(one => $"{one.Path},{one.Character.Name},{one.Expression}"), rows[1..]);
    }
}
