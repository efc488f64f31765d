using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments.Jobs;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

/// <summary>Jobs on small made-up pictures with a linear test engine.</summary>
public sealed class JobRunnerTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-jobs-").FullName;
    private readonly LinearEngine _engine = new();
    private readonly Dictionary<string, Manifest> _sets = new(StringComparer.OrdinalIgnoreCase);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ExperimentJob Job { get; } = new() { Name = "a job", TrainOn = ["one"], Size = 8, Recipe = "small", Epochs = 2 };

    private ResultStore Store => new(Path.Combine(_root, "results"));

    private JobRunner Runner => new(_engine, Store, set => _sets[set]);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Run_ANewJob_TrainsTestsAndKeepsEverything()
    {
        Add("one");
        Add("two");
        JobResult result = Runner.Run(Job with { TestOn = ["two"] }, token: Token);
        Assert.True(result.IsNew);
        Assert.Equal(["one", "two"], [result.Home.TestedOn.Name, Assert.Single(result.Elsewhere).TestedOn.Name]);
        Assert.Equal(_sets["two"].Samples.Count, result.On("two")!.Estimate.Count);
        Assert.Null(result.On("three"));
        Assert.NotNull(result.Validation);
        Assert.Equal(2, result.History!.Epochs.Count);
        Assert.Contains(result.Recipe, line => line is { Name: "epochs", Value: "2" });
        Assert.Equal(["linear test engine"], result.TrainedBy);
        Assert.Equal(SourceRevision.Current, result.Commit);
        Assert.Equal(
            ["on-two-" + _sets["two"].Hash[..8] + ".csv", "record.json", "test.csv", "validation.csv", "weights.safetensors"],
            Directory.GetFiles(result.Folder).Select(Path.GetFileName).Where(name => !name!.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Split split = Splits.SubjectIndependent(_sets["one"], 1);
        Assert.Equal(split.Test.Select(i => _sets["one"].Samples[i].Path), result.Home.Paths);
        Assert.Equal(split.Validation.Length, result.Validation.Estimate.Count);
    }

    [Fact]
    public void Run_AJobThatIsDone_IsReadToTheLastBitAndNotTrained()
    {
        Add("one");
        JobResult first = Runner.Run(Job, token: Token);
        int networks = _engine.Networks.Count;
        JobResult again = Runner.Run(Job with { Name = "by another name" }, token: Token);
        Assert.False(again.IsNew);
        Assert.Equal(networks, _engine.Networks.Count);
        Assert.Equal(first.Key, again.Key);
        Assert.Equal(first.Home.Predictions.Probabilities.Cast<float>(), again.Home.Predictions.Probabilities.Cast<float>());
        Assert.Equal((first.Home.Estimate.Clustered, first.Home.Estimate.Majority), (again.Home.Estimate.Clustered, again.Home.Estimate.Majority));
        Assert.Equal(first.Home.TestedOn.Labels, again.Home.TestedOn.Labels);
        Assert.Equal(first.History!.Epochs, again.History!.Epochs);
    }

    [Fact]
    public void Run_TheRecordOfAResult_HoldsTheModelsOwnPredictions()
    {
        Add("one");
        JobResult result = Runner.Run(Job, token: Token);
        using TrainedModel model = TrainedModel.Load(result.WeightsFile!, _engine);
        PictureTensors pictures = PictureLoader.Load(_sets["one"], null, Job.Size, FerLib.Imaging.InputChannels.Intensity, token: Token);
        Split split = Splits.SubjectIndependent(pictures.Manifest, 1);
        Assert.Equal(model.Predict(pictures.Take(split.Test), token: Token).Cast<float>(), result.Home.Predictions.Probabilities.Cast<float>());
    }

    [Fact]
    public void Run_AnotherTarget_IsTestedWithTheWeightsThatAreThere()
    {
        Add("one");
        Add("two");
        Runner.Run(Job, token: Token);
        int steps = _engine.Networks.Sum(network => network.Steps.Count);
        JobResult result = Runner.Run(Job with { TestOn = ["two"] }, token: Token);
        Assert.False(result.IsNew);
        Assert.Equal(steps, _engine.Networks.Sum(network => network.Steps.Count));
        JobResult fresh = new JobRunner(_engine, new ResultStore(Path.Combine(_root, "other")), set => _sets[set]).Run(Job with { TestOn = ["two"] }, token: Token);
        Assert.Equal(fresh.On("two")!.Predictions.Probabilities.Cast<float>(), result.On("two")!.Predictions.Probabilities.Cast<float>());
        Assert.Empty(Runner.Run(Job, token: Token).Elsewhere);
    }

    [Fact]
    public void Run_Stopped_GoesOnAndEndsAsIfItHadNotBeen()
    {
        Add("one");
        using var stop = new CancellationTokenSource();
        var stopping = new LinearEngine { BeforeStep = step => { if (step == 3) stop.Cancel(); } };
        Assert.ThrowsAny<OperationCanceledException>(() => new JobRunner(stopping, Store, set => _sets[set]).Run(Job, token: stop.Token));
        Assert.Null(Runner.Find(Job));
        JobResult result = Runner.Run(Job, token: Token);
        Assert.True(_engine.Networks.Sum(network => network.Steps.Count) < stopping.Networks[0].Steps.Count + _engine.Networks[0].Steps.Count);
        JobResult through = new JobRunner(new LinearEngine(), new ResultStore(Path.Combine(_root, "other")), set => _sets[set]).Run(Job, token: Token);
        Assert.Equal(through.Home.Predictions.Probabilities.Cast<float>(), result.Home.Predictions.Probabilities.Cast<float>());
        Assert.DoesNotContain(Directory.GetFiles(result.Folder), file => Path.GetFileName(file) == "checkpoint.safetensors");
    }

    [Fact]
    public void Run_UnfoldedPictures_AreTestedAsTheSamePhotographsAsAnyInput()
    {
        Add("one");
        Add("two");
        IReadOnlyList<JobResult> results = Runner.Run([Job with { TestOn = ["two"] }, Job with { TestOn = ["two"], Input = NetworkInput.Unfolded, Epochs = 4 }], token: Token);
        Assert.Equal(results[0].Home.Paths, results[1].Home.Paths);
        // Throws unless both are predictions of the same pictures.
        PairedComparison.Of(results[0].Home.Predictions, results[1].Home.Predictions, seed: 1);
        PairedComparison.Of(results[0].On("two")!.Predictions, results[1].On("two")!.Predictions, seed: 1);
        Assert.Equal(results[0].Home.Estimate.Majority, results[1].Home.Estimate.Majority);
        Assert.Equal(_sets["one"].Samples.Count, results[1].TrainedOn.Pictures);
        // A quarter of the passes over four times the pictures.
        Assert.Contains(results[1].Recipe, line => line is { Name: "epochs", Value: "1" });
    }

    [Fact]
    public void Run_SeveralSources_TrainOnAllAndKeepTheirSplitsApart()
    {
        Add("one");
        Add("two", subjects: 5);
        Add("three", subjects: 4);
        JobResult result = Runner.Run(Job with { TrainOn = ["one", "two"], TestOn = ["three"] }, token: Token);
        Assert.Equal("one + two", result.TrainedOn.Name);
        Assert.Equal(_sets["one"].Samples.Count + _sets["two"].Samples.Count, result.TrainedOn.Pictures);
        IEnumerable<string> expected = ((string[])["one", "two"])
            .SelectMany(set => Splits.SubjectIndependent(_sets[set], 1).Test.Select(i => $"{set}/{_sets[set].Samples[i].Path}")).Order(StringComparer.Ordinal);
        Assert.Equal(expected, result.Home.Paths);
        Assert.True(result.Home.Estimate.SubjectsAreNew);
        Assert.Equal(_sets["three"].Samples.Count, result.On("three")!.Estimate.Count);
        Assert.Equal(result.Key, Runner.Run(Job with { TrainOn = ["two", "one"] }, token: Token).Key);
    }

    [Theory]
    [InlineData("one", "published")]
    [InlineData("published", "one")]
    public void Run_SeveralSourcesOfWhichOneNamesNoSubjects_PromiseNoNewFaces(string first, string second)
    {
        Add("one");
        Add("two");
        string[] parts = ["training", "training", "training", "training", "validation", "test"];
        _sets["published"] = new Manifest(
            "published", _sets["two"].Root, isPractice: false, _sets["two"].Samples.Select((sample, i) => sample with { Split = parts[i % 6], Subject = sample.Path, Clip = null }), [])
        {
            NamesSubjects = false,
        };
        JobResult result = Runner.Run(Job with { TrainOn = [first, second] }, token: Token);
        Assert.Equal(SplitProtocol.Official, result.Home.Protocol);
        Assert.Equal(0, result.Home.Estimate.Subjects);
    }

    [Fact]
    public void Run_RandomOverUnfoldedImages_TestsChannelImagesAndSaysSo()
    {
        Add("one");
        JobResult result = Runner.Run(Job with { Protocol = SplitProtocol.PaperRandomUnfolded, Epochs = 4 }, token: Token);
        Assert.Contains("unfolded", result.Home.ProtocolText, StringComparison.Ordinal);
        Assert.Equal((int)Math.Round(4 * _sets["one"].Samples.Count * 0.2), result.Home.Estimate.Count);
        Assert.False(result.Home.Estimate.SubjectsAreNew);
    }

    [Fact]
    public void Run_ATargetThatWasTrainedOn_IsRefused()
    {
        Add("one");
        _sets["copy"] = new Manifest("copy", _sets["one"].Root, isPractice: false, _sets["one"].Samples, []);
        var error = Assert.Throws<DatasetException>(() => Runner.Run(Job with { TestOn = ["copy"] }, token: Token));
        Assert.Contains("tested on what it was trained on", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record.json", "is no record")]
    [InlineData("test.csv", "line 2")]
    public void Run_ADamagedRecord_IsRefusedWithTheWayOut(string file, string expected)
    {
        Add("one");
        JobResult result = Runner.Run(Job, token: Token);
        string path = Path.Combine(result.Folder, file);
        string[] lines = File.ReadAllLines(path);
        File.WriteAllLines(path, [lines[0], "nonsense,s,c,nothing,nothing,1,0", .. lines.Skip(2)]);
        var error = Assert.Throws<DatasetException>(() => Runner.Run(Job, token: Token));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("Remove", error.Message, StringComparison.Ordinal);
        Store.All(out IReadOnlyList<string> problems);
        Assert.Single(problems);
        Directory.Delete(result.Folder, recursive: true);
        Assert.True(Runner.Run(Job, token: Token).IsNew);
    }

    [Fact]
    public void Run_AnAnswerChangedByHand_IsNoticed()
    {
        Add("one");
        JobResult result = Runner.Run(Job, token: Token);
        string path = Path.Combine(result.Folder, "test.csv");
        string[] lines = File.ReadAllLines(path);
        string[] fields = lines[1].Split(',');
        (fields[5], fields[6]) = (fields[6], fields[5]);
        File.WriteAllLines(path, [lines[0], string.Join(',', fields), .. lines.Skip(2)]);
        Assert.Contains("SHA-256", Assert.Throws<DatasetException>(() => Runner.Run(Job, token: Token)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EverySettingAndThePicturesThemselves_MakeAnotherJob()
    {
        Add("one");
        Manifest[] sets = [_sets["one"]];
        Manifest[] fewer = [sets[0].Where(sample => sample.Subject != sets[0].Subjects[0], "one subject less")];
        ExperimentJob[] others =
        [
            Job with { Method = "majority" }, Job with { Input = NetworkInput.Green }, Job with { Protocol = SplitProtocol.PaperRandom }, Job with { Seed = 2 },
            Job with { SplitSeed = 2 }, Job with { Size = 9 }, Job with { Recipe = "strong" }, Job with { Epochs = 3 }, Job with { Expressions = ExpressionChoice.Six },
            Job with { Pictures = 10 }, Job with { Protocol = SplitProtocol.GroupKFold, Fold = 1 }, Job with { Protocol = SplitProtocol.GroupKFold, Fold = 2 },
        ];
        string[] keys = [.. others.Select(job => ResultStore.KeyOf(job, sets)), ResultStore.KeyOf(Job, sets), ResultStore.KeyOf(Job, fewer)];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(ResultStore.KeyOf(Job, sets), ResultStore.KeyOf(Job with { Name = "other", TestOn = ["two"] }, sets));
    }

    [Theory]
    [InlineData(0, "trained on nothing")]
    [InlineData(1, "twice")]
    [InlineData(2, "no method")]
    [InlineData(3, "has folds, expected")]
    [InlineData(4, "has no folds")]
    [InlineData(5, "no fold 6")]
    [InlineData(6, "no recipe")]
    [InlineData(7, "the size is 2")]
    [InlineData(8, "there is no green to see")]
    public void Run_AJobThatCannotBe_SaysWhatIsExpected(int which, string expected)
    {
        ExperimentJob job = which switch
        {
            0 => Job with { TrainOn = [] },
            1 => Job with { TrainOn = ["one", "ONE"] },
            2 => Job with { Method = "guessing" },
            3 => Job with { Protocol = SplitProtocol.GroupKFold },
            4 => Job with { Fold = 1 },
            5 => Job with { Protocol = SplitProtocol.GroupKFold, Fold = 6 },
            6 => Job with { Recipe = "secret" },
            7 => Job with { Size = 2 },
            _ => Job with { Protocol = SplitProtocol.PaperRandomUnfolded, Input = NetworkInput.Green },
        };
        Assert.Contains(expected, Assert.Throws<DatasetException>(() => Runner.Run(job, token: Token)).Message, StringComparison.Ordinal);
    }

    private void Add(string name, int subjects = 6)
    {
        Manifest manifest = MadeUpPictures.Manifest(subjects, classes: 2, takes: 2, Path.Combine(_root, name), name);
        MadeUpPictures.Write(manifest, 8);
        _sets.Add(name, manifest);
    }
}
