using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Experiments;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ShowModelCardTests
{
    [Fact]
    public void Export_FolderOrNone_WritesThreeFilesOrSaysHow()
    {
        ModelCard card = Show.ModelCard(new ModelCardFacts { Outcome = MadeUpOutcome.Of(20, i => $"s{i / 2}", i => i % 3 != 0) });
        Assert.Equal("Nothing was written. With --set Export=FOLDER this card is also written as model.html, .md and .csv.", Show.Export(card, "", "model").ToString());
        string folder = Directory.CreateTempSubdirectory("ferlib-card-export-").FullName;
        try
        {
            Assert.StartsWith($"Written to {folder}", Show.Export(card, folder, "model").ToString(), StringComparison.Ordinal);
            Assert.Equal(["model.csv", "model.html", "model.md"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
