using DataFetch.Downloads;
using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Downloads;

public sealed class DirectSetsTests
{
    [Fact]
    public void FrlLondon_List_HasEveryPictureOnceAndNothingElse()
    {
        DirectSet set = DirectSets.Find("frl-london")!;
        Assert.Equal((206, 95_212_193), (set.Files.Count, set.Bytes));
        Assert.Equal(DataSetCatalog.Find("frl-london")!.PublishedCount, set.Files.Count(file => file.Path.EndsWith(".jpg", StringComparison.Ordinal)));
        Assert.Equal(206, set.Files.Select(file => file.Path).Distinct().Count());
        Assert.Equal(206, set.Files.Select(file => file.Sha256).Distinct().Count());
        Assert.All(set.Files, file => Assert.Matches("^[0-9a-f]{64}$", file.Sha256));
        Assert.All(set.Files, file => Assert.Matches(@"^(neutral_front/\d{3}_03\.jpg|smiling_front/\d{3}_08\.jpg|london_info\.csv|LICENSE\.md)$", file.Path));
        Assert.Equal(
            "https://raw.githubusercontent.com/debruine/webmorphR.stim/fa8b78fda2d659bb74ce62fcd99c4407551d2a77/inst/neutral_front/001_03.jpg",
            set.RemoteOf(set.Files.Single(file => file.Path == "neutral_front/001_03.jpg")).Address.AbsoluteUri);
        Assert.Null(DirectSets.Find("jaffe"));
    }

    [Fact]
    public void FrlLondon_RealFiles_HaveTheListedLengthsAndHashes()
    {
        string folder = Path.Combine(RepositoryRoot.Shared ?? "", "data", "frl-london-large");
        Assert.SkipWhen(!Directory.Exists(folder), "There is no folder shared/data/frl-london-large beside the repository.");
        DirectFile[] here = [.. DirectSets.FrlLondon.Files.Where(file => File.Exists(Path.Combine(folder, Path.GetFileName(file.Path))))];
        Assert.Equal(9, here.Length);
        Assert.All(here, file =>
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(file.Path)));
            Assert.Equal((file.Bytes, file.Sha256), (bytes.Length, DownloadBench.HashOf(bytes)));
        });
    }
}
