using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments.Baselines;

/// <summary>Multinomial logistic regression on some features of the pictures.</summary>
internal sealed class LinearMethod : FittedMethod
{
    private readonly Features _features;
    private readonly SoftmaxRegression _regression;

    private LinearMethod(string name, PictureTensors training, Features features, SoftmaxRegression regression, IReadOnlyList<string> notes)
        : base(name, training)
    {
        _features = features;
        _regression = regression;
        Notes = notes;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; }

    /// <summary>Fits it: the weights on the training pictures, the strength of the penalty by the validation pictures, if there are any.</summary>
    public static LinearMethod Fit(
        string name, Features features, PictureTensors training, PictureTensors validation,
        IProgress<ExperimentProgress>? progress, CancellationToken token)
    {
        int classes = training.Manifest.Labels.Count;
        FeatureMatrix rows = features.Of(training, token);
        SoftmaxRegression regression = validation.Count > 0
            ? SoftmaxRegression.Choose(rows, training.Truth, features.Of(validation, token), validation.Truth, classes, progress, token)
            : SoftmaxRegression.Fit(rows, training.Truth, classes, token: token);
        string reason = validation.Count > 0
            ? FormattableString.Invariant($"the one of {string.Join(", ", SoftmaxRegression.Strengths)} with the lowest log-loss on the validation pictures")
            : "the default, for there are no validation pictures";
        List<string> notes =
        [
            features.Words,
            FormattableString.Invariant($"Logistic regression with an L2 penalty of {regression.L2}, {reason}."),
        ];
        if (!regression.IsMinimal)
            notes.Add($"The regression stopped after {regression.Steps} steps, before its minimum was reached.");
        return new LinearMethod(name, training, features, regression, notes);
    }

    private protected override float[,] ProbabilitiesOf(PictureTensors pictures, CancellationToken token) =>
        _regression.Predict(_features.Of(pictures, token));

    /// <summary>What the regression sees of a picture.</summary>
    /// <param name="Columns">Numbers that describe a picture.</param>
    /// <param name="Words">The features in one sentence.</param>
    /// <param name="Describe">Writes them for planes (C, H, W), 0..255.</param>
    public sealed record Features(int Columns, string Words, Action<ReadOnlySpan<byte>, Span<float>> Describe)
    {
        /// <summary>The pixels themselves, 0..255.</summary>
        public static Features Pixels(InputShape shape) => new(
            shape.Length, $"Features: the {shape.Length} pixels, each standardized over the training pictures.",
            (planes, row) =>
            {
                for (int i = 0; i < planes.Length; i++)
                    row[i] = planes[i];
            });

        /// <summary>Local binary patterns.</summary>
        public static Features Patterns(InputShape shape)
        {
            int cells = LocalBinaryPatterns.CellsFor(shape), columns = LocalBinaryPatterns.FeaturesOf(shape, cells);
            return new Features(
                columns,
                $"Features: uniform local binary patterns (8 neighbors at distance 1), histograms of {LocalBinaryPatterns.Bins} bins over {cells} x {cells} cells"
                + $"{(shape.Channels == 1 ? "" : $" of each of {shape.Channels} channels")}, {columns} numbers, each standardized over the training pictures.",
                (planes, row) => LocalBinaryPatterns.Describe(planes, shape, cells, row));
        }

        /// <summary>The features of pictures.</summary>
        public FeatureMatrix Of(PictureTensors pictures, CancellationToken token) => FeatureMatrix.Of(pictures, Columns, Describe, token);
    }
}
