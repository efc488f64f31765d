using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class TrainingOptionsTests
{
    [Fact]
    public void Departures_OfThePaperRecipe_AreTheReadingAlone() =>
        Assert.Equal(["layers: reading 2: row 15, a ReLU on the class scores, left out"], TrainingOptions.Paper.Departures);

    [Fact]
    public void Departures_OfTheStrongRecipe_NameEveryOne() => Assert.Equal(
        [
            "layers: reading 2: row 15, a ReLU on the class scores, left out",
            "dropout: 0.3 of the features before the fully connected layer",
            "loss: cross-entropy, label smoothing 0.1",
            "weight decay: 0.0001",
            "training pictures: mirrored, shifted by up to 6 %, turned by up to 10 degrees, scaled by up to 10 %, brightness by up to 5 %",
            "averaged predictions: over the picture and its mirror image",
        ],
        TrainingOptions.Strong.Departures);

    [Fact]
    public void Departures_OfFurtherRefinements_NameThemToo()
    {
        TrainingOptions options = TrainingOptions.Paper with { Reading = 1, BalanceClasses = true, MaximumGradientNorm = 2.5f };
        Assert.Equal(["class weights: by the inverse of the training pictures", "cut of the gradients: to a norm of 2.5"], options.Departures);
    }

    [Fact]
    public void Named_EveryName_IsARecipeThatIsInRange()
    {
        Assert.Null(TrainingOptions.Named("Auto"));
        foreach (string name in TrainingOptions.Names.Skip(1))
            TrainingOptions.Named(name)!.Check();
        Assert.Same(TrainingOptions.Strong, TrainingOptions.Named(" STRONG"));
        string message = Assert.Throws<ArgumentException>(() => TrainingOptions.Named("best")).Message;
        Assert.StartsWith("There is no recipe \"best\", expected one of auto, paper, strong, small.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_EverySchedule_IsSaidInWords()
    {
        foreach ((LearningRateSchedule schedule, string words) in new (LearningRateSchedule, string)[]
        {
            (LearningRateSchedule.Constant, "0.001, constant"),
            (new StepSchedule { Every = 3, Factor = 0.5 }, "0.001, times 0.5 every 3 epochs"),
            (LearningRateSchedule.Cosine, "0.001, falling by half a cosine"),
            (LearningRateSchedule.OneCycle, "0.001, one cycle: reached slowly, then falling to nearly 0"),
            (new PlateauSchedule { Patience = 4 }, "0.001, times 0.1 after 4 epochs without a lower loss"),
        })
        {
            Assert.Equal(words, (new TrainingOptions() with { Schedule = schedule }).Lines.Single(line => line.Name == "step size").Value);
        }
    }
}
