using System.Text.Json.Nodes;
using FerLib.Datasets;
using FerLib.Experiments.Jobs;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

/// <summary>A record is what its job left behind, whole, or it is refused.</summary>
public sealed class JobRecordTests : FinishedJobTests
{
    [Theory]
    [InlineData("../../secret.csv")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    public void Find_AFileNameThatLeadsOutOfTheFolder_IsNotFollowed(string name)
    {
        File.Copy(Path.Combine(Result.Folder, "test.csv"), Path.Combine(Result.Folder, "..", "..", "secret.csv"));
        Change(record => record["tests"]![0]!["file"] = name);
        string message = Assert.Throws<DatasetException>(() => Jobs.Runner.Find(Job)).Message;
        Assert.StartsWith($"predictions: {Path.Combine(Result.Folder, Path.GetFileName(name))} does not exist", message, StringComparison.Ordinal);
        Assert.Contains("Remove its folder", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_WeightsThatLieElsewhere_AreLookedForInTheFolder()
    {
        Change(record => record["weights"] = "../../weights.safetensors");
        Assert.Equal(Path.Combine(Result.Folder, "weights.safetensors"), Jobs.Runner.Find(Job)!.WeightsFile);
    }

    [Fact]
    public void Run_AnotherTargetWithoutTheWeights_SaysToRemoveTheFolder()
    {
        Jobs.Add("two", subjects: 6, classes: 2);
        File.Delete(Result.WeightsFile!);
        Assert.False(Jobs.Runner.Run(Job, token: TestContext.Current.CancellationToken).IsNew);
        string message = Assert.Throws<DatasetException>(() => Jobs.Runner.Run(Job with { TestOn = ["two"] }, token: TestContext.Current.CancellationToken)).Message;
        Assert.Contains("the weights of the record cannot be read", message, StringComparison.Ordinal);
        Assert.EndsWith("Remove its folder, and the job is run again.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ANewerFormat_IsRefused()
    {
        Change(record => record["format"] = "FerLib experiment record 2");
        string message = Assert.Throws<DatasetException>(() => Jobs.Runner.Find(Job)).Message;
        Assert.Contains("its format is \"FerLib experiment record 2\", expected \"FerLib experiment record 1\"", message, StringComparison.Ordinal);
        Assert.Throws<DatasetException>(() => Jobs.Runner.Run(Job, token: TestContext.Current.CancellationToken));
        Assert.Empty(Jobs.Runner.Store.All(out IReadOnlyList<string> problems));
        Assert.Equal(message, Assert.Single(problems));
    }

    [Fact]
    public void All_AnyPartOfARecordLost_IsAProblemAndNoCrash()
    {
        string whole = File.ReadAllText(RecordFile);
        string[] places = [.. PlacesOf(JsonNode.Parse(whole)!)];
        Assert.True(places.Length > 100);
        int refused = 0;
        foreach (string place in places)
        {
            JsonNode record = JsonNode.Parse(whole)!;
            Empty(record, place);
            File.WriteAllText(RecordFile, record.ToJsonString());
            IReadOnlyList<JobResult> results = Jobs.Runner.Store.All(out IReadOnlyList<string> problems);
            Assert.True(results.Count + problems.Count == 1, place);
            refused += problems.Count;
        }

        Assert.True(refused > places.Length / 2);
    }

    [Fact]
    public void Run_TwoAtTheSameTime_RefusesTheSecondAndTrainsOnce()
    {
        ExperimentJob other = Job with { Seed = 2 };
        string? refusal = null;
        var second = new LinearEngine();
        JobRunner Runner(LinearEngine engine) => new(engine, Jobs.Runner.Store, set => Jobs.Sets[set]);
        var first = new LinearEngine
        {
            BeforeStep = step => refusal ??= step < 2 ? null
                : Assert.Throws<TrainingException>(() => Runner(second).Run(other, token: TestContext.Current.CancellationToken)).Message,
        };
        JobResult made = Runner(first).Run(other, token: TestContext.Current.CancellationToken);
        Assert.Contains("another training is using this checkpoint. Wait for it", refusal, StringComparison.Ordinal);
        Assert.Empty(second.Networks.SelectMany(network => network.Steps));
        JobResult read = Runner(second).Run(other, token: TestContext.Current.CancellationToken);
        Assert.Equal((true, false), (made.IsNew, read.IsNew));
        Assert.Equal(made.Home.Predictions.Probabilities.Cast<float>(), read.Home.Predictions.Probabilities.Cast<float>());
    }

    [Fact]
    public void Run_FinishedByAnotherWhileThePicturesWereRead_IsNotTrainedAgain()
    {
        ExperimentJob other = Job with { Seed = 2 };
        var second = new LinearEngine();
        bool isDone = false;
        var meanwhile = new Immediate<FerLib.Experiments.ExperimentProgress>(_ =>
        {
            if (!isDone)
            {
                isDone = true;
                Jobs.Runner.Run(other, token: TestContext.Current.CancellationToken);
            }
        });
        JobResult result = new JobRunner(second, Jobs.Runner.Store, set => Jobs.Sets[set]).Run(other, meanwhile, TestContext.Current.CancellationToken);
        Assert.True(isDone);
        Assert.False(result.IsNew);
        Assert.Empty(second.Networks.SelectMany(network => network.Steps));
        Assert.Equal(2, result.History!.Epochs.Count);
    }

    [Fact]
    public void Run_SourcesInAnotherOrder_AreTheSameRecord()
    {
        Jobs.Add("two", subjects: 6, classes: 2);
        ExperimentJob joined = Job with { TrainOn = ["two", "one"] };
        JobResult first = Jobs.Runner.Run(joined, token: TestContext.Current.CancellationToken);
        JobResult again = Jobs.Runner.Run(joined with { TrainOn = ["one", "two"] }, token: TestContext.Current.CancellationToken);
        Assert.Equal(first.Folder, again.Folder);
        Assert.False(again.IsNew);
    }

    private void Change(Action<JsonNode> change)
    {
        JsonNode record = JsonNode.Parse(File.ReadAllText(RecordFile))!;
        change(record);
        File.WriteAllText(RecordFile, record.ToJsonString());
    }

    private static IEnumerable<string> PlacesOf(JsonNode? node, string at = "") => node switch
    {
        JsonObject entries => entries.SelectMany(entry => PlacesOf(entry.Value, $"{at}/{entry.Key}").Prepend($"{at}/{entry.Key}")),
        JsonArray items => items.SelectMany((item, i) => PlacesOf(item, $"{at}/{i}").Prepend($"{at}/{i}")),
        _ => [],
    };

    private static void Empty(JsonNode record, string place)
    {
        string[] steps = place[1..].Split('/');
        JsonNode parent = record;
        foreach (string step in steps[..^1])
            parent = parent is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : parent[step]!;
        if (parent is JsonArray list)
            list[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = null;
        else
            parent[steps[^1]] = null;
    }
}
