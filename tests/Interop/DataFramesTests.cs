using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Interop;
using FerLib.Randomness;
using FerLib.Training;
using Microsoft.Data.Analysis;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>Everything but tables: into a frame, with the right column types, and back without a change.</summary>
public sealed class DataFramesTests : IDisposable
{
    private const int Draws = 40;

    private static readonly string[] Hostile =
    [
        "", " ", "anger", "p_anger", "as_anger", "truth", "null", "NaN", "007", "1,5", "-", "a,b", "\"quoted\"", "line\nbreak", "tab\t", "\0", "\u202eabc",
        "\ud83d\ude00", "\ud800", "<b>&amp;", "'; DROP TABLE", "ä/ö.png", "e\u0301", new string('x', 5000),
    ];

    private readonly CommaCulture _culture = new();

    public void Dispose() => _culture.Dispose();

    [Fact]
    public void ToDataFrame_Manifest_HasTheRightColumns()
    {
        DataFrame frame = new Manifest("m", "root", isPractice: false, [Sample("b") with { Age = 31 }, Sample("a")], []).ToDataFrame();
        Assert.Equal(
            ["path:String", "label:String", "subject:String", "clip:String", "session:String", "angle:String", "split:String", "age:Int32", "gender:String", "ethnicity:String"],
            TypesOf(frame));
        Assert.Equal(["a", "b"], frame.Columns["path"].Cast<string>());
        Assert.Equal([null, 31], frame.Columns["age"].Cast<object?>());
        Assert.Equal(2, frame.Columns["clip"].NullCount);
    }

    [Fact]
    public void ToManifest_AnyManifest_IsTheSameAgain()
    {
        for (int draw = 0; draw < Draws; draw++)
        {
            var random = new CounterRandom(1, (ulong)draw);
            Sample[] samples = [.. Enumerable.Range(0, random.NextInt32(30)).Select(i => new Sample
            {
                Path = $"{i} {Text(random)}",
                Label = Text(random),
                Subject = Text(random),
                Clip = Gap(random),
                Session = Gap(random),
                Angle = Gap(random),
                Split = Gap(random),
                Age = random.NextInt32(3) == 0 ? null : random.NextInt32(100),
                Gender = Gap(random),
                Ethnicity = Gap(random),
            })];
            QuarantinedFile[] bad = [.. Enumerable.Range(0, random.NextInt32(4)).Select(i => new QuarantinedFile($"q{i}{Text(random)}", Text(random)))];
            var manifest = new Manifest(Text(random), "root", draw % 2 == 0, samples, bad) { Reader = Gap(random) };
            Manifest back = manifest.ToDataFrame().ToManifest(
                manifest.Name, manifest.Root, manifest.IsPractice, manifest.Quarantine.ToDataFrame().ToQuarantine(), manifest.Reader);
            Assert.Equal(manifest.Samples, back.Samples);
            Assert.Equal(manifest.Quarantine, back.Quarantine);
            Assert.Equal((manifest.Hash, manifest.Name, manifest.Root, manifest.IsPractice, manifest.Reader), (back.Hash, back.Name, back.Root, back.IsPractice, back.Reader));
            Assert.Equal(manifest.Labels, back.Labels);
        }
    }

    [Fact]
    public void ToManifest_ThreeColumnsAlone_AreEnough()
    {
        var frame = new DataFrame(Column("label", "anger"), Column("more", "?"), Column("path", "a.png"), Column("subject", "s1"));
        Assert.Equal([Sample("a.png")], frame.ToManifest("m", "root", isPractice: false).Samples);
    }

    [Fact]
    public void ToDataFrame_Predictions_HasTheRightColumns()
    {
        var predictions = new Predictions(["anger", "happiness"], [1, 0], new float[,] { { 0.25f, 0.75f }, { 0.1f, 0.9f } }, ["s1", "s2"], [null, "c"]);
        DataFrame frame = predictions.ToDataFrame(["a.png", "b.png"]);
        Assert.Equal(
            [
                "path:String", "subject:String", "clip:String", "truth:String", "predicted:String", "truth_index:Int32", "predicted_index:Int32", "p_anger:Single",
                "p_happiness:Single",
            ],
            TypesOf(frame));
        Assert.Equal(["happiness", "anger"], frame.Columns["truth"].Cast<string>());
        Assert.Equal([1, 1], frame.Columns["predicted_index"].Cast<int>());
        Assert.Equal(0.1f, frame[1, 7]);
        Assert.DoesNotContain("path", predictions.ToDataFrame().Columns.Select(column => column.Name));
        Assert.Contains("2 predictions, got 1 paths", Assert.Throws<ArgumentException>(() => predictions.ToDataFrame(["a"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToPredictions_AnyPredictions_AreTheSameAgain()
    {
        for (int draw = 0; draw < Draws; draw++)
        {
            var random = new CounterRandom(2, (ulong)draw);
            string[] labels = [.. Enumerable.Range(0, 1 + random.NextInt32(7)).Select(_ => Text(random)).Distinct(StringComparer.Ordinal)];
            int n = random.NextInt32(25);
            var probabilities = new float[n, labels.Length];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < labels.Length; j++)
                    probabilities[i, j] = random.NextInt32(4) == 0 ? 0.5f : random.NextSingle();
            }

            int[] truth = [.. Enumerable.Range(0, n).Select(_ => random.NextInt32(labels.Length))];
            string[] paths = [.. truth.Select(_ => Text(random))];
            var predictions = new Predictions(labels, truth, probabilities, [.. truth.Select(_ => Text(random))], [.. truth.Select(_ => Gap(random))]);
            (Predictions back, IReadOnlyList<string>? backPaths) = predictions.ToDataFrame(draw % 2 == 0 ? paths : null).ToPredictions();
            Assert.Equal(predictions.Labels, back.Labels);
            Assert.Equal(predictions.Truth, back.Truth);
            Assert.Equal(predictions.Predicted, back.Predicted);
            Assert.Equal(predictions.Probabilities, back.Probabilities);
            Assert.Equal(predictions.Subjects, back.Subjects);
            Assert.Equal(predictions.Clips, back.Clips);
            Assert.Equal(draw % 2 == 0 ? paths : null, backPaths);
            Assert.Equal(predictions.Matrix.Counts(), predictions.Matrix.ToDataFrame().ToConfusionMatrix().Counts());
        }
    }

    [Fact]
    public void ToDataFrame_ConfusionMatrix_KeepsCountsAsInt32()
    {
        var matrix = new ConfusionMatrix(["truth", "anger"], [0, 0, 1], [1, 1, 1]);
        DataFrame frame = matrix.ToDataFrame();
        Assert.Equal(["truth:String", "as_truth:Int32", "as_anger:Int32"], TypesOf(frame));
        Assert.Equal([2, 1], frame.Columns["as_anger"].Cast<int>());
        ConfusionMatrix back = frame.ToConfusionMatrix();
        Assert.Equal((3, matrix.Labels[0]), (back.Total, back.Labels[0]));
        Assert.Equal(matrix.Counts(), back.Counts());
    }

    [Fact]
    public void ToClassScores_UndefinedScores_AreNullInBetween()
    {
        IReadOnlyList<ClassScores> scores = ClassificationReport.Of(new ConfusionMatrix(["a", "b", "c"], [0, 0, 1], [0, 1, 0])).PerClass;
        DataFrame frame = scores.ToDataFrame();
        Assert.Equal(["label:String", "precision:Double", "recall:Double", "f1:Double", "support:Int32"], TypesOf(frame));
        Assert.Null(frame[2, 1]);
        Assert.Equal(scores, frame.ToClassScores());
        Assert.Empty(Array.Empty<ClassScores>().ToDataFrame().ToClassScores());
    }

    [Fact]
    public void ToEpochs_AnyHistory_IsTheSameAgain()
    {
        for (int draw = 0; draw < Draws; draw++)
        {
            var random = new CounterRandom(3, (ulong)draw);
            double Loss() => random.NextInt32(4) == 0 ? double.NaN : random.NextDouble() * Math.Pow(10, random.NextInt32(600) - 300);
            EpochRecord[] epochs = [.. Enumerable.Range(1, random.NextInt32(9)).Select(
                epoch => new EpochRecord(epoch, Loss(), Loss(), Loss(), Loss(), random.NextSingle() * 1e-30f))];
            DataFrame frame = new TrainingHistory(epochs, 0, StopReason.Finished).ToDataFrame();
            Assert.Equal("epoch:Int32", TypesOf(frame).First());
            Assert.Equal("learning_rate:Single", TypesOf(frame).Last());
            Assert.Equal(epochs.Count(epoch => double.IsNaN(epoch.ValidationLoss)), frame.Columns["validation_loss"].NullCount);
            Assert.Equal(epochs, frame.ToEpochs());
        }
    }

    [Fact]
    public void ToManifest_FrameThatDoesNotFit_SaysWhatAndWhere()
    {
        DataFrame good = new Manifest("m", "root", isPractice: false, [Sample("a"), Sample("b"), Sample("c")], []).ToDataFrame();
        Refused(good, "label", null, "no column \"label\"; there are \"path\", \"subject\"", ToManifest);
        Refused(good, "label", new Int32DataFrameColumn("label", [1, 2, 3]), "\"label\" is of type Int32, expected String", ToManifest);
        Refused(good, "age", new SingleDataFrameColumn("age", [1, 2, 3]), "\"age\" is of type Single, expected Int32. Convert it", ToManifest);
        Refused(good, "subject", Column("subject", "s", null, "t"), "column \"subject\", row 1 (the first is 0): expected a text, got nothing", ToManifest);
        Refused(good, "path", Column("path", "a", "b", "a"), "column \"path\", row 2 (the first is 0): \"a\" stands in row 0 already", ToManifest);
        Assert.Contains("DataFrame to manifest: there is no column \"path\"; there are none",
            Assert.Throws<ArgumentException>(() => ToManifest(new DataFrame())).Message, StringComparison.Ordinal);
        var longer = (StringDataFrameColumn)good.Columns["gender"];
        longer.Append("f");
        Assert.Contains("the column \"gender\" has 4 rows, the frame 3.", Assert.Throws<ArgumentException>(() => ToManifest(good)).Message, StringComparison.Ordinal);
        static void ToManifest(DataFrame frame) => frame.ToManifest("m", "root", isPractice: false);
    }

    [Fact]
    public void ToPredictions_FrameThatDoesNotFit_SaysWhatAndWhere()
    {
        DataFrame good = new Predictions(
            ["anger", "fear"], [1, 0, 1], new float[,] { { 0.2f, 0.8f }, { 0.7f, 0.3f }, { 0.6f, 0.4f } }, ["s", "t", "u"], [null, null, null]).ToDataFrame();
        Refused(good, "subject", null, "no column \"subject\"", Read);
        Refused(good, "truth", Column("truth", "fear", "joy", "fear"), "column \"truth\", row 1 (the first is 0): expected one of \"anger\", \"fear\", got \"joy\"", Read);
        Refused(good, "predicted", Column("predicted", "fear", "fear", "anger"), "column \"predicted\", row 1 (the first is 0): expected \"anger\", the most probable class, got \"fear\"", Read);
        Refused(good, "truth_index", new Int32DataFrameColumn("truth_index", [1, 0, 2]), "column \"truth_index\", row 2 (the first is 0): expected 1, the position of its truth, got 2", Read);
        Refused(good, "predicted_index", new Int32DataFrameColumn("predicted_index", [-1, 0, 0]), "column \"predicted_index\", row 0 (the first is 0): expected 1, the position of the most", Read);
        Refused(good, "p_fear", new DoubleDataFrameColumn("p_fear", [0, 1, 0]), "\"p_fear\" is of type Double, expected Single", Read);
        Refused(good, "p_fear", new SingleDataFrameColumn("p_fear", [0, float.NaN, 1]), "column \"p_fear\", row 1 (the first is 0): expected a number of 0..1, got NaN", Read);
        Refused(good, "p_fear", new SingleDataFrameColumn("p_fear", [0, null, 1]), "column \"p_fear\", row 1 (the first is 0): expected a number, got nothing", Read);
        Assert.Contains("no column p_LABEL", Assert.Throws<ArgumentException>(() => Read(new DataFrame(Column("subject", "s")))).Message, StringComparison.Ordinal);
        foreach (string spare in new[] { "predicted", "truth_index", "predicted_index" })
            good.Columns.Remove(spare);
        Assert.Equal([1, 0, 0], good.ToPredictions().Predictions.Predicted);
        static void Read(DataFrame frame) => frame.ToPredictions();
    }

    [Fact]
    public void ToConfusionMatrix_FrameThatDoesNotFit_SaysWhatAndWhere()
    {
        DataFrame good = new ConfusionMatrix(["a", "b"], [0, 1], [0, 0]).ToDataFrame();
        Refused(good, "as_a", null, "expected the columns \"as_a\", \"as_b\", one for each row's truth and in that order, got \"as_b\"", Read);
        Refused(good, "as_a", new Int32DataFrameColumn("as_a", [1, -1]), "column \"as_a\", row 1 (the first is 0): expected a count of 0 or more, got -1", Read);
        Refused(good, "as_a", new Int64DataFrameColumn("as_a", [1, 1]), "\"as_a\" is of type Int64, expected Int32", Read);
        Refused(good, "truth", Column("truth", "b", "a"), "one for each row's truth and in that order", Read);
        Assert.Contains("it has no row", Assert.Throws<ArgumentException>(() => Read(new DataFrame(Column("truth")))).Message, StringComparison.Ordinal);
        static void Read(DataFrame frame) => frame.ToConfusionMatrix();
    }

    [Fact]
    public void ToEpochs_FrameThatDoesNotFit_SaysWhatAndWhere()
    {
        DataFrame good = new[] { new EpochRecord(1, 1, 1, 1, 1, 1) }.ToDataFrame();
        Refused(good, "epoch", new SingleDataFrameColumn("epoch", [1]), "\"epoch\" is of type Single, expected Int32", frame => frame.ToEpochs());
        Refused(good, "epoch", new Int32DataFrameColumn("epoch", new int?[] { null }), "row 0 (the first is 0): expected a whole number, got nothing", frame => frame.ToEpochs());
        Assert.Contains("DataFrame to class scores: there is no column \"label\"",
            Assert.Throws<ArgumentException>(() => good.ToClassScores()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToManifest_SetThatNamesNoSubjects_StaysSo()
    {
        Sample[] samples = [Sample("a.png") with { Subject = "a.png" }, Sample("b.png") with { Subject = "b.png" }];
        Manifest manifest = new("faces", "root", false, samples, []) { NamesSubjects = false };
        Manifest read = manifest.ToDataFrame().ToManifest("faces", "root", false);
        Assert.False(read.NamesSubjects);
        Assert.Equal(manifest.Hash, read.Hash);
        Predictions predictions = new(["anger"], [0, 0], new float[,] { { 1 }, { 1 } }, ["a.png", "b.png"], [null, null]) { NamesSubjects = false };
        (Predictions again, IReadOnlyList<string>? paths) = predictions.ToDataFrame(["a.png", "b.png"]).ToPredictions();
        Assert.False(again.NamesSubjects);
        Assert.Equal(predictions.Subjects, again.Subjects);
        Assert.Equal(["a.png", "b.png"], paths);
    }

    /// <summary>Replaces a column, or takes it out, and expects one error.</summary>
    private static void Refused(DataFrame good, string column, DataFrameColumn? other, string message, Action<DataFrame> read)
    {
        var frame = new DataFrame(good.Columns.Select(c => c.Name == column ? other : c).OfType<DataFrameColumn>());
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => read(frame)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> TypesOf(DataFrame frame) => frame.Columns.Select(column => $"{column.Name}:{column.DataType.Name}");

    private static StringDataFrameColumn Column(string name, params string?[] values) => new(name, values);

    private static Sample Sample(string path) => new() { Path = path, Label = "anger", Subject = "s1" };

    private static string Text(CounterRandom random) => Hostile[random.NextInt32(Hostile.Length)];

    private static string? Gap(CounterRandom random) => random.NextInt32(3) == 0 ? null : Text(random);
}
