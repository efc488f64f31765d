using System.Globalization;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class LearningRateScheduleTests
{
    private const double Rate = 0.1;

    // PyTorch computes the cosine step by step from the rate before, we from the formula: a few roundings in double precision apart.
    private const double Tolerance = 1e-14;

    private static readonly double[] Losses = [1.0, 0.9, 0.8999999, 0.95, 0.8];

    private static readonly Dictionary<string, double[]> PyTorch = File
        .ReadLines(Path.Combine(RepositoryRoot.Folder, "tests", "Training", "Reference", "pytorch_schedules.txt"))
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[0], parts => (double[])[.. parts.Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture))]);

    public static TheoryData<string, LearningRateSchedule, int, int> Cases => new()
    {
        { "step", new StepSchedule { Every = 2, Factor = 0.3 }, 5, 4 },
        { "cosine", LearningRateSchedule.Cosine, 5, 4 },
        { "cosine-end", new CosineSchedule { End = 0.01 }, 5, 4 },
        { "one-cycle", LearningRateSchedule.OneCycle, 5, 4 },
        { "one-cycle-other", new OneCycleSchedule { Rise = 0.15, StartDivisor = 10, EndDivisor = 100 }, 5, 4 },
        { "one-cycle-2-steps", LearningRateSchedule.OneCycle, 1, 2 },
        { "one-cycle-3-steps", LearningRateSchedule.OneCycle, 3, 1 },
        { "plateau", new PlateauSchedule { Factor = 0.5, Patience = 0 }, 5, 4 },
        { "plateau-patient", new PlateauSchedule { Factor = 0.01, Patience = 1, Lowest = 0.004 }, 5, 4 },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void At_EveryStep_IsPyTorchsRate(string name, LearningRateSchedule schedule, int epochs, int stepsPerEpoch)
    {
        double[] expected = PyTorch[name];
        Assert.Equal(epochs * stepsPerEpoch, expected.Length);
        for (int step = 0; step < expected.Length; step++)
        {
            var place = new SchedulePlace(step, stepsPerEpoch, epochs, Losses[..(step / stepsPerEpoch)]);
            Assert.Equal(expected[step], schedule.At(Rate, place), Tolerance);
        }
    }

    [Fact]
    public void Cases_OfTheStoredFile_AreAllUsed() => Assert.Equal(PyTorch.Keys.Order(), Cases.Select(row => row.Data.Item1).Order());

    [Fact]
    public void At_Constant_IsTheRate() => Assert.Equal(Rate, LearningRateSchedule.Constant.At(Rate, new SchedulePlace(3, 4, 5, [])));

    [Fact]
    public void At_OneStepInAll_IsAPositiveRate()
    {
        foreach (LearningRateSchedule schedule in new[] { LearningRateSchedule.Constant, LearningRateSchedule.Cosine, LearningRateSchedule.OneCycle })
            Assert.Equal(Rate, schedule.At(Rate, new SchedulePlace(0, 1, 1, [])), Tolerance);
    }

    [Fact]
    public void Check_ValueOutOfRange_NamesIt()
    {
        foreach ((LearningRateSchedule schedule, string name) in new (LearningRateSchedule, string)[]
        {
            (new StepSchedule { Every = 0 }, "Every"),
            (new StepSchedule { Factor = 0 }, "Factor"),
            (new CosineSchedule { End = -1 }, "End"),
            (new OneCycleSchedule { Rise = 1 }, "Rise"),
            (new OneCycleSchedule { StartDivisor = 0.5 }, "StartDivisor"),
            (new OneCycleSchedule { EndDivisor = double.PositiveInfinity }, "EndDivisor"),
            (new PlateauSchedule { Factor = 1 }, "Factor"),
            (new PlateauSchedule { Patience = -1 }, "Patience"),
            (new PlateauSchedule { Threshold = double.NaN }, "Threshold"),
            (new PlateauSchedule { Lowest = -1 }, "Lowest"),
        })
        {
            Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(schedule.Check).ParamName);
        }
    }
}
