using FerLib.Datasets;
using FerLib.Datasets.Practice;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed class FolderWithMistakesTests
{
    [Fact]
    public void Make_SurveyedByFergsReader_ThreeAreGoodAndSevenHaveReasonsOfTheirOwn()
    {
        using var folder = new TemporaryFolder();
        FolderWithMistakes.Make(folder.Path);
        PictureSurvey survey = PictureSurvey.Of(
            new FergReader().Read(folder.Path, new ReaderOptions()), token: TestContext.Current.CancellationToken);
        Assert.Equal(3, survey.Manifest.Samples.Count);
        Dictionary<string, string> reasons = survey.Manifest.Quarantine.ToDictionary(
            file => file.Path.Split('/')[^1] + "@" + file.Path.Split('/')[0], file => file.Reason);
        Assert.Equal(7, reasons.Count);
        Assert.Equal(7, reasons.Values.Distinct().Count());
        Assert.Contains("CRC", reasons[FolderWithMistakes.ChangedByte + "@FERG_DB_256"], StringComparison.Ordinal);
        Assert.Contains("truncated", reasons[FolderWithMistakes.CutOff + "@FERG_DB_256"], StringComparison.Ordinal);
        Assert.Single(reasons.Values, reason => reason.Contains("CRC", StringComparison.Ordinal));
        Assert.Contains("the same picture", reasons["aia_joy_1.png@copies"], StringComparison.Ordinal);
    }
}
