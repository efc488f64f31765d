using FerLib.Imaging;
using static FerLib.Imaging.InputChannels;

namespace FerLib.Experiments.Claims;

/// <content>Table 2.</content>
public sealed partial record PublishedPaper
{
    private const string Ferg = "FERG", Local = "local";

    private static PublishedExperiment[] PrintedExperiments() =>
    [
        Of(1, 2, "Local Dataset / Intensity", Local, Intensity, Intensity, 1323, 64.85m,
            "In Experiment 01, only the intensity channel was used to classify two basic expressions across 1,323 images, resulting in an accuracy of 64.85%."),
        Of(2, 2, "Local Dataset / Intensity", Local, Intensity, Intensity, 1727, 57.88m, SecondAndThird),
        Of(3, 2, "Local Dataset / Intensity", Local, Intensity, Intensity, 5150, 57.88m, SecondAndThird),
        Of(4, 6, "FERG database / IRGB", Ferg, Irgb, Irgb, 25_000, 70.0m,
            "In Experiment 04, the RGB channels were combined with the intensity channel to classify six expressions, yielding a 70% classification rate."),
        Of(5, 2, "Local Dataset / IRGB", Local, Irgb, null, 7000, 50.0m,
            "Experiment 05, which focused on classifying two expressions using 7,000 images, resulted in a lower accuracy of 50%."),
        Of(6, 6, "FERG database /IRGB", Ferg, Irgb, Green, 1500, 93.22m,
            "Experiment 06 showed promising results by using only the green channel to classify six expressions from 1,500 images, achieving an "
            + "impressive accuracy of 93.22%."),
        Of(7, 6, "FERG database /IRGB", Ferg, Irgb, Green, 25_000, 95.0m,
            "Experiment 07 used the green channel on a larger dataset of 25,000 images and achieved the highest classification accuracy of 95.0%"),
        Of(8, 7, "FERG database /IRGB", Ferg, Irgb, Red, 1400, 59.10m, EighthAndNinth),
        Of(9, 7, "FERG database /IRGB", Ferg, Irgb, Blue, 1500, 78.43m, EighthAndNinth),
    ];

    private const string SecondAndThird =
        "Experiment 02 and Experiment 03 also used the intensity channel but with 1,727 and 5,150 images respectively, both achieving an accuracy of 57.88%.";

    private const string EighthAndNinth =
        "To evaluate the effectiveness of the red and blue channels, Experiment 08 and Experiment 09 were conducted, achieving accuracy of "
        + "59.10% on 1,400 images and 78.43% on 1,500 images respectively.";

    private static PublishedExperiment Of(
        int number, int expressions, string input, string dataSet, InputChannels table, InputChannels? text, int pictures, decimal accuracy, string words) => new()
        {
            Number = number,
            Expressions = expressions,
            PrintedInput = input,
            DataSet = dataSet,
            TableChannel = table,
            TextChannel = text,
            Pictures = pictures,
            Accuracy = accuracy,
            InText = new PaperQuote(PaperSection.Results, words),
        };
}
