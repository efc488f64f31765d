using System.Globalization;

namespace FerLib.NeuralNetworks;

/// <summary>The paper's table of 17 layers in the three ways it can be read.</summary>
/// <remarks>
/// As printed, the table has no fully connected layer and is no classifier: rows 14 and 17 say "normalization" where the text describes
/// a fully connected part and categorical cross-entropy. All readings keep the printed row numbers. Source: second "Table 1" of
/// Gilanie et al., 2025, doi 10.5281/zenodo.15267426.
/// </remarks>
public static class PaperArchitectures
{
    /// <summary>Reading 1: row 14 is the fully connected layer of the text, row 15 its ReLU, row 17 the classification output.</summary>
    /// <param name="classes">Classes, at least 2.</param>
    /// <remarks>
    /// It mostly trains badly or not at all: a score at or below zero gets no gradient through the ReLU, and a network whose scores are all
    /// there has stopped. Seen with the defaults of the comparison of readings at 64 pixels in ten seeds, right answers among its
    /// own 56 training pictures: on real photographs in two classes 50.0 % in nine (scores all at or below zero in seven) and 86 % in one,
    /// reading 2 77 to 93 %; on practice/ferg in seven classes 14 to 57 % (all at or below zero in two), reading 2 82 to 96 %.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 classes.</exception>
    public static Architecture FullyConnectedReading(int classes) => new(
        "17 layers, reading 1 (ReLU on the class scores)",
        [.. Trunk(), .. Classifier(classes), new ReLU("relu5", 15), .. Output()]);

    /// <summary>
    /// Reading 2, the default. Deviation: row 15, a ReLU on the class scores, is left out, because with it the network mostly
    /// trains badly or not at all.
    /// </summary>
    /// <param name="classes">Classes, at least 2.</param>
    /// <param name="dropout">Deviation: rate of a dropout before the fully connected layer, 0 (none, the default) to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 classes, or the rate is outside 0 to below 1.</exception>
    public static Architecture NoLogitRelu(int classes, double dropout = 0)
    {
        if (dropout is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(dropout), dropout, "Expected a dropout rate from 0 to below 1.");
        string suffix = dropout > 0 ? string.Create(CultureInfo.InvariantCulture, $", dropout {dropout}") : "";
        Layer[] drop = dropout > 0 ? [new Dropout("dropout", null, dropout)] : [];
        return new Architecture(
            $"17 layers, reading 2 (no ReLU on the class scores{suffix})",
            [.. Trunk(), .. drop, .. Classifier(classes), .. Output()]);
    }

    /// <summary>
    /// Reading 3: rows 14 and 15 as printed, a second normalization and ReLU, then global average pooling into a linear layer that the
    /// table does not print.
    /// </summary>
    /// <param name="classes">Classes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 classes.</exception>
    public static Architecture GlobalAverageReading(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        return new Architecture(
            "17 layers, reading 3 (global average)",
            [
                .. Trunk(), new BatchNormalization("normalization5", 14), new ReLU("relu5", 15),
                new GlobalAveragePooling("globalPooling", null), new FullyConnected("fullyConnected", null, classes), .. Output(),
            ]);
    }

    /// <summary>Rows 1 to 13, the same in every reading.</summary>
    private static Layer[] Trunk() =>
    [
        new Convolution("convolution1", 1, 64), new BatchNormalization("normalization1", 2), new ReLU("relu1", 3),
        new Convolution("convolution2", 4, 128), new BatchNormalization("normalization2", 5), new ReLU("relu2", 6),
        new AveragePooling("pooling", 7),
        new Convolution("convolution3", 8, 128), new BatchNormalization("normalization3", 9), new ReLU("relu3", 10),
        new Convolution("convolution4", 11, 64), new BatchNormalization("normalization4", 12), new ReLU("relu4", 13),
    ];

    private static Layer[] Classifier(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        return [new FullyConnected("fullyConnected", 14, classes)];
    }

    private static Layer[] Output() => [new Softmax("softmax", 16), new ClassificationOutput("classification", 17)];
}
