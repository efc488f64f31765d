namespace FerLib.Experiments.Claims;

/// <content>Table 3, and the figures of other works in the text.</content>
public sealed partial record PublishedPaper
{
    private const string Acnn = "ACNN (attention)", Phrnn = "PHRNN-MSCNN", Spatial = "MSCNN", Temporal = "PHRNN", Vgg = "CNN with pre-trained VGG",
        Fusion = "deep feature fusion CNN", DeRl = "DeRL", Hierarchical = "hierarchical network, local binary patterns";

    private const string AcnnSets = "RAF-DB, AffectNet, SFEW, CK+, MMI, Oulu-CASIA";

    private static PublishedFigure[] PrintedComparison() =>
    [
        InTable("[79]", VaeGan, "local, 237 participants", 81.10m, "81.10%"),
        InTable("[44]", Acnn, AcnnSets + ", clear", 91.64m, "91.64% on clear images"),
        InTable("[44]", Acnn, AcnnSets + ", occluded", 88.17m, "88.17% for occlusion"),
        InTable("[50]", Phrnn, "Oulu-CASIA", 86.25m, "86.25% on Oulu-CASIA"),
        InTable("[50]", Phrnn, "MMI", 81.18m, "81.18% on MMI"),
        InTable("[76]", Fusion, "Bosphorus", 79.17m, "79.17%"),
        InTable("[77]", Vgg, "CK+", 85.19m, "85.19% on CK+"),
        InTable("[77]", Vgg, "JAFFE", 65.17m, "65.17% on JAFFE"),
        InTable("[77]", Vgg, "FACES", 84.38m, "84.38% on FACES"),
        InTable("[78]", DeRl, "Oulu-CASIA", 88.00m, "88.00% on Oulu-CASIA"),
        InTable("[78]", DeRl, "MMI", 73.23m, "73.23% on MMI"),
        InTable("[78]", DeRl, "BU-3DFE", 84.17m, "84.17% on BU-3DFE"),
        InTable("[78]", DeRl, "BP4D+", 81.39m, "81.39% on BP4D+"),
        InTable(PublishedFigure.Proposed, "17-layer CNN", "Jaffe, FERG, Senthil, KDEF, UTKFace", 95.0m, "Jaffe, FERG, Senthil, KDEF, and UTKFace 95.0%")
            with { Protocol = "60 % training, 20 % validation, 20 % test; how they were drawn is not said" },
    ];

    private static PublishedFigure[] PrintedCitations() =>
    [
        InRelatedWork("[44]", Acnn, "the worst of " + AcnnSets, 47.76m, "Achieved accuracy ranges from 47.76% to 91.64%"),
        InRelatedWork("[44]", Acnn, "the best of " + AcnnSets, 91.64m, "Achieved accuracy ranges from 47.76% to 91.64%"),
        InRelatedWork("[50]", Spatial, "CK+", 95.54m, "the spatial network model using MSCNN achieved 95.54% accuracy"),
        InRelatedWork("[50]", Temporal, "CK+", 96.36m, "the temporal network using PHRNN achieved 96.36% accuracy"),
        InRelatedWork("[50]", Phrnn, "CK+", 98.50m, "the spatial-temporal network (PHRNN-MSCNN) reached an accuracy of 98.50%"),
        InRelatedWork("[50]", Spatial, "Oulu-CASIA", 77.67m, "resulted in 77.67% accuracy for the spatial model"),
        InRelatedWork("[50]", Temporal, "Oulu-CASIA", 78.96m, "78.96% for the temporal model"),
        InRelatedWork("[50]", Phrnn, "Oulu-CASIA", 86.25m, "with the combined model achieving 86.25% accuracy"),
        InRelatedWork("[50]", Spatial, "MMI", 77.05m, "yielded 77.05% accuracy for the spatial model"),
        InRelatedWork("[50]", Temporal, "MMI", 76.17m, "76.17% for the temporal model"),
        InRelatedWork("[50]", Phrnn, "MMI", 81.18m, "81.18% for the combined network model"),
        InRelatedWork("[62]", Hierarchical, "CK+", 96.46m, "CK+ achieved 96.46% results") with { Protocol = TenFold },
        InRelatedWork("[62]", Hierarchical, "JAFFE", 91.27m, "the JAFFE database came up with 91.27% results when tested using the 10-cross")
            with { Protocol = TenFold },
        InRelatedWork("[65]", "CNN and LSTM", "AffectNet, CK+", 94.41m, "Experiments obtained 94.41% results"),
        InRelatedWork("[70]", "shallow CNN", "FER2013, FERPlus, CASME, CASME-II, SAMM", 75m, "achieving a 75% accuracy rate"),
        InRelatedWork("[72]", "lossless attention on ResNet-18", "Aff-Wild2", 0.49m, "The LLAM achieved an accuracy of 0.49")
            with { IsShare = true },
        InRelatedWork("[72]", "lossless attention on ResNet-18", "Aff-Wild2", 0.38m, "an unweighted mean (F1) score of 0.38")
            with { IsShare = true, Measure = "F1" },
        InRelatedWork("[75]", "region-of-interest attention", "AffectNet, CK+, Fer2013, JAFFE", 90m, "a maximum classification rate of 90%"),
        InResults("[18]", VaeGan, "local", 91.10m, "on a local dataset, achieving an accuracy of 91.10%"),
        InResults("[44]", Acnn, AcnnSets + ", clear", 91.64m, "an impressive 91.64% accuracy for clear images"),
        InResults("[44]", Acnn, AcnnSets + ", occluded", 88.17m, "88.17% for images with occlusion"),
        InResults("[50]", Phrnn, "Oulu-CASIA", 86.25m, "an accuracy of 86.25% on the Oulu-CASIA database"),
        InResults("[50]", Phrnn, "MMI", 81.18m, "81.18% on the MMI dataset"),
        InResults("[76]", Fusion, "Bosphorus", 79.17m, "tested on the Bosphorus dataset and achieved 79.17% accuracy"),
        InResults("[77]", Vgg, "CK+", 85.19m, "85.19% on the CK+ dataset"),
        InResults("[77]", Vgg, "JAFFE", 65.17m, "65.17% on the JAFFE dataset"),
        InResults("[77]", Vgg, "FACES", 84.38m, "84.38% on the FACES dataset"),
        InResults("[78]", DeRl, "Oulu-CASIA", 88.00m, "It achieved 88.00% on Oulu-CASIA"),
        InResults("[78]", DeRl, "MMI", 73.23m, "73.23% on MMI"),
        InResults("[78]", DeRl, "BU-3DFE", 84.17m, "84.17% on BU-3DFE"),
        InResults("[78]", DeRl, "BP4D+", 81.39m, "81.39% on the BP4D+ dataset"),
    ];

    private const string TenFold = "10-fold cross-validation";

    private static PublishedFigure InTable(string work, string method, string dataSet, decimal value, string words) =>
        new(work, method, dataSet, value, new PaperQuote(PaperSection.Table3, words));

    private static PublishedFigure InRelatedWork(string work, string method, string dataSet, decimal value, string words) =>
        new(work, method, dataSet, value, new PaperQuote(PaperSection.RelatedWork, words));

    private static PublishedFigure InResults(string work, string method, string dataSet, decimal value, string words) =>
        new(work, method, dataSet, value, new PaperQuote(PaperSection.Results, words));
}
