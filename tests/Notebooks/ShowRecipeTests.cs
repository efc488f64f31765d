using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ShowRecipeTests
{
    [Fact]
    public void Recipe_OfATrainedModel_MarksWhatDepartsFromThePaper()
    {
        PictureTensors pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 1), 8);
        TrainingOptions options = TrainingOptions.Paper with { Epochs = 1, LabelSmoothing = 0.1f };
        using TrainedModel model = Trainer.Train(
            new LinearEngine(), pictures, MadeUpPictures.SplitOf(pictures), options, token: TestContext.Current.CancellationToken);
        ResultTable table = Show.Recipe(model);
        Assert.Equal(["layers", "loss"], table.Rows.Where(row => row[2].EndsWith("; here we depart", StringComparison.Ordinal)).Select(row => row[0]));
        Assert.Equal(["mini-batch", "32 pictures", "not said"], table.Rows.Single(row => row[0] == "mini-batch"));
        Assert.Equal(options.Lines.Count, table.Rows.Count);
    }
}
