using System.Text.Json;
using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Tests.NeuralNetworks;
using FerLib.Tests.NeuralNetworks.Reference;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

/// <summary>A trained model as ONNX and safetensors, in our hands and in others'.</summary>
public sealed class TrainedModelOnnxTests(TrainedModelOnnxTests.OneModel one) : IClassFixture<TrainedModelOnnxTests.OneModel>, IDisposable
{
    // Float32 against double precision, or against another engine's order of sums.
    private const double Tolerance = 1e-5;

    // The same of class scores, which are not held below 1: relative to the largest.
    private const double ScoreTolerance = 1e-5;

    private const int Mutations = 40;

    // Metadata and nodes; some 3 MB of weights follow.
    private const int BytesBeforeWeights = 4500;

    private readonly string _folder = Directory.CreateTempSubdirectory("ferlib-onnx-").FullName;

    private string FilePath => Path.Combine(_folder, "model.onnx");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void LoadOnnx_AnExportedModel_IsTheSameBitForBit()
    {
        one.Model.ExportOnnx(FilePath);
        using TrainedModel loaded = TrainedModel.LoadOnnx(FilePath, new CpuEngine());
        foreach (NamedTensor tensor in one.Model.Network.GetState().Where(tensor => !tensor.Name.StartsWith("optimizer.", StringComparison.Ordinal)))
            Assert.Equal(tensor.Values.Select(BitConverter.SingleToInt32Bits), loaded.Network.GetState()[tensor.Name].Values.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(one.Model.Predict(one.Pictures, token: Token), loaded.Predict(one.Pictures, token: Token));
        Assert.Equal(one.Model.Description.ToMetadata(), loaded.Description.ToMetadata());
        string again = Path.Combine(_folder, "again.onnx");
        loaded.ExportOnnx(again);
        Assert.Equal(File.ReadAllBytes(FilePath), File.ReadAllBytes(again));
    }

    [Fact]
    public void ExportOnnx_TheMetadataAlone_IsEnoughToPredict()
    {
        one.Model.ExportOnnx(FilePath);
        var evaluator = new OnnxEvaluator(File.ReadAllBytes(FilePath));
        Dictionary<string, string> notes = evaluator.Model.Messages(14).ToDictionary(pair => pair.Text(1), pair => pair.Text(2), StringComparer.Ordinal);
        float[] mean = JsonSerializer.Deserialize<float[]>(notes["mean"])!, deviation = JsonSerializer.Deserialize<float[]>(notes["deviation"])!;
        Assert.StartsWith("yes: take the mean of the probabilities", notes["preprocessing.flip_averaging"], StringComparison.Ordinal);
        const int Pictures = 3;
        float[] input = [.. Enumerable.Range(0, Pictures).SelectMany(i => one.Pictures.Planes(i).ToArray()).Select(value => (value / 255f - mean[0]) / deviation[0])];
        float[] mirrored = [.. input.Chunk(OneModel.Size).SelectMany(row => row.Reverse())];
        int[] shape = [Pictures, 1, OneModel.Size, OneModel.Size];
        double[] plain = evaluator.Run(input, shape)["probabilities"], flipped = evaluator.Run(mirrored, shape)["probabilities"];

        float[,] expected = one.Model.Predict(one.Pictures, token: Token), single = one.Model.Predict(one.Pictures, averageFlip: false, token: Token);
        for (int i = 0; i < plain.Length; i++)
        {
            Assert.Equal(expected[i / 3, i % 3], (plain[i] + flipped[i]) / 2, Tolerance);
            Assert.Equal(single[i / 3, i % 3], plain[i], Tolerance);
        }
    }

    [Fact]
    public void ExportOnnx_AModel_SaysHowToPrepareAnInput()
    {
        one.Model.ExportOnnx(FilePath);
        OnnxFile file = Onnx.Read(FilePath);
        string mean = JsonSerializer.Serialize(one.Model.Description.Standardization.Mean[0]), deviation = JsonSerializer.Serialize(one.Model.Description.Standardization.Deviation[0]);
        Assert.Equal("""["anger","happiness","neutral"]""", file.Metadata["labels"]);
        Assert.Equal("32 x 32 pixels (width x height)", file.Metadata["preprocessing.size"]);
        Assert.StartsWith("yes: the whole picture is stretched to that size", file.Metadata["preprocessing.stretch"], StringComparison.Ordinal);
        Assert.StartsWith("intensity; ", file.Metadata["preprocessing.channel_order"], StringComparison.Ordinal);
        Assert.StartsWith("0..1, a byte divided by 255", file.Metadata["preprocessing.input_range"], StringComparison.Ordinal);
        Assert.Equal($"intensity {mean}", file.Metadata["preprocessing.mean"]);
        Assert.Equal($"intensity {deviation}", file.Metadata["preprocessing.deviation"]);
        Assert.Equal(
            "Stretch each picture to 32 x 32 pixels and make its channels intensity float32 (N, C, H, W), row-major, as (byte / 255 - mean) / deviation "
            + $"with the means intensity {mean} and the deviations intensity {deviation}. The output \"probabilities\" (N, classes), averaged over the "
            + "picture and its left-right mirror image, is in the order anger, happiness, neutral.",
            file.Documentation);
    }

    [Theory]
    [InlineData("reading", "3", "node ")]
    [InlineData("labels", "[\"a\",\"b\"]", "graph: outputs [scores (N, 3)")]
    [InlineData("input_shape", "[1,32,64]", "graph: inputs ")]
    public void LoadOnnx_DescriptionOfAnotherNetwork_SaysWhatDiffers(string name, string value, string expected)
    {
        WriteWith(name, value);
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => TrainedModel.LoadOnnx(FilePath, new CpuEngine())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format", "another", "format is \"another\"")]
    [InlineData("input_shape", "[1,32,2147483647]", "expected sides of at most 2048")]
    [InlineData("input_shape", "[1,0,32]", "(1, 0, 32)")]
    [InlineData("channels", "Rgb", "Rgb are 3 channels, but the input is (1, 32, 32)")]
    [InlineData("channels", "77", "channels")]
    [InlineData("deviation", "[1e39]", "\"deviation\" is \"[1e39]\"")]
    [InlineData("labels", "[null,\"b\"]", "\"labels\" is")]
    [InlineData("dropout_rate", "NaN", "dropout")]
    public void LoadOnnx_DescriptionThatMakesNoSense_SaysWhichText(string name, string value, string expected)
    {
        WriteWith(name, value);
        string message = Assert.Throws<TrainingException>(() => TrainedModel.LoadOnnx(FilePath, new CpuEngine())).Message;
        Assert.StartsWith(FilePath, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadOnnx_ForeignFile_SaysThatItIsNone()
    {
        one.Model.Save(FilePath);
        Assert.Contains("not an ONNX model as FerLib writes it", Assert.Throws<InvalidDataException>(() => TrainedModel.LoadOnnx(FilePath, new CpuEngine())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadOnnx_RandomChanges_GiveAnErrorOrAModel()
    {
        one.Model.ExportOnnx(FilePath);
        byte[] whole = File.ReadAllBytes(FilePath);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = (byte[])whole.Clone();
            int at = i * BytesBeforeWeights / Mutations;
            bytes[at] ^= (byte)(1 << i % 8);
            File.WriteAllBytes(FilePath, bytes);
            Exception? error = Record.Exception(() => TrainedModel.LoadOnnx(FilePath, new CpuEngine()).Dispose());
            Assert.True(error is null or InvalidDataException or TrainingException, $"byte {at}: {error}");
            Assert.True(error is null || error.Message.StartsWith(FilePath, StringComparison.Ordinal), $"byte {at}: {error?.Message}");
        }
    }

    [Fact]
    public void ExportOnnx_AWeightThatIsNoNumber_IsRefusedAndNothingWritten()
    {
        using TrainedModel model = TrainedModel.Load(Saved(), new CpuEngine());
        NamedState state = model.Network.GetState();
        state["normalization3.running_var"].Values[5] = float.NaN;
        model.Network.SetState(state);
        Assert.Contains("normalization3.running_var[5]", Assert.Throws<TrainingException>(() => model.ExportOnnx(FilePath)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(FilePath));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Load_SafetensorsWithAWeightThatIsNoNumber_NamesTensorAndIndex(float value)
    {
        string path = Saved();
        (NamedState state, IReadOnlyDictionary<string, string> metadata) = Safetensors.Read(path);
        state["fullyConnected.weight"].Values[70] = value;
        Safetensors.Write(path, state, metadata);
        string message = Assert.Throws<TrainingException>(() => TrainedModel.Load(path, new CpuEngine())).Message;
        Assert.Contains("fullyConnected.weight[70] of shape (3, 64) is ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExportOnnx_ATrainedModel_IsComputedAlikeByTheInstalledOnnxRuntime()
    {
        Assert.SkipWhen(ForeignProgram.OnnxRuntimeNode is null, ForeignProgram.NoOnnxRuntimeNode);
        one.Model.ExportOnnx(FilePath);
        string line = OnnxRuntimeTests.Run(FilePath, Standardized());
        float[] actual = ForeignProgram.Numbers(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        float[,] expected = one.Model.Predict(one.Pictures, averageFlip: false, token: Token);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
            Assert.Equal(expected[i / 3, i % 3], actual[i], Tolerance);
    }

    [Fact]
    public void Save_AModelOfEachReading_LoadsInPyTorchAsItIs()
    {
        Assert.SkipWhen(ForeignProgram.PythonWithTorch is null, ForeignProgram.NoTorch);
        float[] input = Standardized();
        string numbers = Path.Combine(_folder, "input.f32");
        ForeignProgram.WriteNumbers(numbers, input);
        List<string> arguments = [ForeignProgram.Script("load_state_dict.py")];
        List<float[]> scores = [];
        for (int reading = 1; reading <= 3; reading++)
        {
            using TrainedModel model = one.Train(new TrainingOptions { Epochs = 1, BatchSize = 6, Reading = reading, Seed = 5 });
            string path = Path.Combine(_folder, $"reading{reading}.safetensors");
            model.Save(path);
            arguments.AddRange([path, numbers]);
            scores.Add(new float[one.Pictures.Count * 3]);
            model.Network.Predict(input, one.Pictures.Count, scores[^1]);
        }

        float[][] expected = [.. ForeignProgram.Run(ForeignProgram.PythonWithTorch!, [.. arguments])
            .Select(ForeignProgram.Numbers).Chunk(one.Pictures.Count).Select(rows => rows.SelectMany(row => row).ToArray())];
        Assert.Equal(scores.Select(row => row.Length), expected.Select(row => row.Length));
        foreach ((float[] theirs, float[] ours) in expected.Zip(scores))
        {
            double largest = Math.Max(1, theirs.Max(Math.Abs));
            for (int i = 0; i < ours.Length; i++)
                Assert.Equal(theirs[i] / largest, ours[i] / largest, ScoreTolerance);
        }
    }

    private string Saved()
    {
        string path = Path.Combine(_folder, "model.safetensors");
        one.Model.Save(path);
        return path;
    }

    private void WriteWith(string name, string value)
    {
        Dictionary<string, string> metadata = one.Model.Description.ToMetadata();
        metadata[name] = value;
        Onnx.Write(FilePath, one.Model.Network.Architecture, one.Model.Network.Input, one.Model.Network.GetState(), metadata);
    }

    private float[] Standardized()
    {
        int length = one.Pictures.Shape.Length;
        float[] input = new float[one.Pictures.Count * length];
        for (int i = 0; i < one.Pictures.Count; i++)
            one.Model.Description.Standardization.Apply(one.Pictures.Planes(i), input.AsSpan(i * length, length));
        return input;
    }

    /// <summary>A small trained model that the tests share and do not change.</summary>
    public sealed class OneModel : IDisposable
    {
        public const int Size = 32;

        public OneModel() => Model = Train(new TrainingOptions { Epochs = 1, BatchSize = 6, DropoutRate = 0.25, Seed = 5 });

        public PictureTensors Pictures { get; } = MadeUpPictures.Tensors(MadeUpPictures.Manifest(5, 3, 1), Size);

        public TrainedModel Model { get; }

        public TrainedModel Train(TrainingOptions options) => Trainer.Train(
            new CpuEngine(),
            Pictures,
            new Split { Protocol = SplitProtocol.SubjectIndependent, Seed = 1, Training = Of(subject => subject != "s04"), Validation = [], Test = Of(subject => subject == "s04") },
            options);

        private int[] Of(Func<string, bool> wanted) => [.. Pictures.Indices.Where(i => wanted(Pictures.Manifest.Samples[i].Subject!))];

        public void Dispose() => Model.Dispose();
    }
}
