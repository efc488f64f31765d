using FerLib.Datasets;
using FerLib.NeuralNetworks;
using static FerLib.Experiments.Claims.PaperSection;

namespace FerLib.Experiments.Claims;

/// <content>The paper as it is printed: claims and single statements.</content>
public sealed partial record PublishedPaper
{
    internal const string FiveDataSets = "five data sets", FullyConnected = "fully connected",
        EthicsInConclusion = "ethics in conclusion", SevenExpressions = "seven expressions", VaeGan = "VAE + GAN";

    private static readonly string[] TransparencyStems = ["interpretab", "transparen"], EthicsStems = ["ethic", "privacy", "bias"];

    /// <summary>The paper as printed.</summary>
    public static PublishedPaper AsPrinted { get; } = new()
    {
        Title = new(PaperSection.Title, "CROSS-DATASET VALIDATION AND GENERALIZATION"),
        Claims = PrintedClaims(),
        DataSets = [.. DataSetCatalog.All.Where(set => set.PrintedInPaper is not null)],
        Layers = PrintedLayer.Table,
        Experiments = PrintedExperiments(),
        Comparison = PrintedComparison(),
        Cited = PrintedCitations(),
        FutureWork =
        [
            new(Introduction, "It outlines future research directions, including the expansion of the model's capabilities to video streams"),
            new(Conclusions, "the future scope of this work includes extending the model to detect facial expressions from video sequences"),
        ],
        Mentions =
        [
            new("transparency", TransparencyStems, Abstract, 2),
            new("ethics", EthicsStems, Abstract, 3), new("ethics", EthicsStems, Introduction, 2), new("ethics", EthicsStems, Ethics, 2),
        ],
        Statements = new Dictionary<string, PaperQuote>
        {
            [FiveDataSets] = new(PaperSection.DataSets,
                "Publicly available benchmarked datasets such as Jaffe, Senthil, KDEF, UTKFace, and FERG have been utilized"),
            [FullyConnected] = new(PaperSection.Architecture,
                "In this layer, each neuron from the previous layer is fully connected to every neuron in the hidden and output layers."),
            [EthicsInConclusion] = new(Introduction, "The conclusion also addresses ethical considerations"),
            [SevenExpressions] = new(Conclusions, "has been proposed to classify the seven basic facial expressions"),
        },
    };

    private static PaperClaim[] PrintedClaims() =>
    [
        new("C1", "95.0 % is the highest accuracy",
        [
            new(Conclusions, "the proposed model has achieved the highest reported accuracy of 95% among comparable methods"),
            new(Results, "it outperforms existing state-of-the-art facial expression recognition methods by achieving the highest accuracy of 95.0%"),
        ]),
        new("C2", "green is the best channel",
        [
            new(Results, "the green channel significantly contributes to improved classification performance in facial expression recognition, "
                + "outperforming other channels across different dataset sizes"),
        ]),
        new("C3", "few parameters, little to compute",
        [
            new(Results, "lightweight and designed with fewer parameters compared to other CNN-based models"),
            new(Results, "maintaining low computational complexity"),
        ]),
        new("C4", "real-time, and for small machines",
            [new(Results, "suitable for real-time applications and resource-constrained environments")]),
        new("C5", "works on pictures and on video",
            [new(Abstract, "the model's adaptability to both static images and dynamic video streams")]),
        new("C6", "works for any ethnicity",
            [new(Abstract, "The proposed model of facial expression recognition can deal with subjects of any ethnicity.")]),
        new("C7", "generalizes across data sets",
        [
            new(PaperSection.Title, "CROSS-DATASET VALIDATION AND GENERALIZATION"),
            new(Introduction, "is a model trained on one dataset to recognize facial expression work on another dataset?"),
        ]),
        new("C8", "more accurate and faster than others",
            [new(Abstract, "significant improvements in accuracy and speed over existing systems")]),
        new("C9", "proposes ways to more transparency",
        [
            new(Abstract, "We also address the challenges related to the interpretability of machine learning models in this context and "
                + "propose solutions to increase transparency and reliability."),
        ]),
        new("C10", "discusses bias, privacy and ethics",
        [
            new(Abstract, "are discussed, along with ethical considerations concerning privacy and the potential for bias"),
            new(Introduction, "The conclusion also addresses ethical considerations"),
        ]),
    ];
}
