using System.Globalization;
using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments.Jobs;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

/// <summary>What was written is read to the last bit, and anything else is refused with its line.</summary>
public sealed class PredictionsFileTests : IDisposable
{
    private const string Header = "path,subject,clip,truth,answer,anger,fear";

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.At("test.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_EveryKindOfFloat_HasTheSameBits()
    {
        uint[] bits =
        [
            0, 1, 2, 0x007F_FFFF, 0x0080_0000, 0x0080_0001, 0x3F7F_FFFF, 0x3F80_0000, 0x3EAA_AAAB, 0x3DCC_CCCD, 0x8000_0000,
            .. Enumerable.Range(0, 2000).Select(i => (uint)i * 0x3F80_0000u / 2000 + (uint)i),
        ];
        float[] values = [.. bits.Select(BitConverter.UInt32BitsToSingle).Select(value => Math.Min(value, 1))];
        var probabilities = new float[values.Length, 2];
        for (int i = 0; i < values.Length; i++)
            (probabilities[i, 0], probabilities[i, 1]) = (values[i], 1 - values[i]);
        Predictions read = RoundTrip(["anger", "fear"], probabilities).Predictions;
        Assert.Equal(probabilities.Cast<float>().Select(BitConverter.SingleToUInt32Bits), read.Probabilities.Cast<float>().Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Read_NamesWithSeparators_AreThoseThatWereWritten()
    {
        string[] labels = ["anger, cold", "the \"smile\"", " blank around ", "tränen", "line\nbreak"];
        string[] names = ["a,b.png", "\"quoted\".png", "line\nbreak.png", "carriage\r\nreturn.png", " blank.png ", "tab\there.png", "#not a comment.png", "é/中.png"];
        var probabilities = new float[names.Length, labels.Length];
        for (int i = 0; i < names.Length; i++)
            probabilities[i, i % labels.Length] = 1;
        (Predictions predictions, IReadOnlyList<string> paths) = RoundTrip(labels, probabilities, i => names[i], i => i % 2 == 0 ? null : names[i]);
        Assert.Equal(labels, predictions.Labels);
        Assert.Equal(names, paths);
        Assert.Equal(names, predictions.Subjects);
        Assert.Equal(names.Select((name, i) => i % 2 == 0 ? null : name), predictions.Clips);
        Assert.Equal(names.Select((_, i) => i % labels.Length), predictions.Truth);
    }

    [Fact]
    public void Write_InACultureOfCommas_HasPoints()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // No named culture: the tests may run without any.
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = commas;
            Assert.Equal(0.75f, RoundTrip(["anger", "fear"], new[,] { { 0.75f, 0.25f } }).Predictions.Probabilities[0, 0]);
            Assert.Equal([Header, "0.png,0.png,,anger,anger,0.75,0.25", ""], System.IO.File.ReadAllText(File).Split('\n'));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Read_NoPictures_IsNone()
    {
        (Predictions predictions, IReadOnlyList<string> paths) = RoundTrip(["anger", "fear"], new float[0, 2]);
        Assert.Equal(0, predictions.Count);
        Assert.Empty(paths);
        Assert.Equal(["anger", "fear"], predictions.Labels);
    }

    [Theory]
    [InlineData("", 1, "the header is")]
    [InlineData("path,subject,clip,truth,anger,fear,answer\n", 1, "expected path,subject,clip,truth,answer")]
    [InlineData("path,subject,clip,truth,answer,anger\n", 1, "two different labels or more")]
    [InlineData("path,subject,clip,truth,answer,anger,anger\n", 1, "two different labels or more")]
    [InlineData(Header + "\na,s,,hope,anger,1,0\n", 2, "the truth is hope, expected one of anger, fear")]
    [InlineData(Header + "\na,s,,anger,anger,1,0\nb,s,,fear,anger,one,0\n", 3, "the probability of anger is one, expected a number from 0 to 1")]
    [InlineData(Header + "\na,s,,anger,anger,NaN,0\n", 2, "the probability of anger is NaN")]
    [InlineData(Header + "\na,s,,anger,anger,0,1.5\n", 2, "the probability of fear is 1.5")]
    [InlineData(Header + "\na,s,,anger,anger,0,-0.5\n", 2, "the probability of fear is -0.5")]
    [InlineData(Header + "\na,s,,anger,anger,\"0,5\",1\n", 2, "the probability of anger is 0,5")]
    [InlineData(Header + "\na,s,,anger,anger,1\n", 2, "the row has 6 fields, expected 7")]
    [InlineData(Header + "\na,s\n", 2, "the row has 2 fields, expected 7")]
    [InlineData(Header + "\na,s,,anger,anger,1,0,1\n", 2, "the row has 8 fields, expected 7")]
    [InlineData(Header + "\na,s,,anger,anger,1,\"0\n", 2, "quotes are not in pairs")]
    public void Read_WhatWasNotWritten_IsRefusedWithItsLine(string text, int line, string expected)
    {
        _folder.Write("test.csv", text);
        string message = Assert.Throws<DatasetException>(() => PredictionsFile.Read(File, namesSubjects: true)).Message;
        Assert.Contains($"line {line}: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.EndsWith("Remove its folder, and the job is run again.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AMissingFile_SaysWhatToDo() => Assert.EndsWith(
        "test.csv does not exist. Remove its folder, and the job is run again.",
        Assert.Throws<DatasetException>(() => PredictionsFile.Read(File, namesSubjects: true)).Message, StringComparison.Ordinal);

    private (Predictions Predictions, IReadOnlyList<string> Paths) RoundTrip(
        string[] labels, float[,] probabilities, Func<int, string>? name = null, Func<int, string?>? clip = null)
    {
        name ??= i => $"{i}.png";
        int[] pictures = [.. Enumerable.Range(0, probabilities.GetLength(0))];
        var predictions = new Predictions(
            labels, [.. pictures.Select(i => i % labels.Length)], probabilities, [.. pictures.Select(name)], [.. pictures.Select(i => clip?.Invoke(i))])
        {
            NamesSubjects = false,
        };
        PredictionsFile.Write(File, MadeUpOutcome.Of(4, _ => "s", _ => true) with { Predictions = predictions, Paths = [.. pictures.Select(name)] });
        (Predictions Predictions, IReadOnlyList<string> Paths) read = PredictionsFile.Read(File, namesSubjects: false);
        Assert.False(read.Predictions.NamesSubjects);
        Assert.Equal(predictions.Predicted, read.Predictions.Predicted);
        return read;
    }
}
