using System.Globalization;
using FerLib.Imaging;

namespace FerLib.Experiments.Claims;

/// <summary>One of the nine experiments as the paper prints it.</summary>
/// <remarks>The table and the text do not always name the same input, so both readings are kept.</remarks>
public sealed record PublishedExperiment
{
    /// <summary>Its number, 1..9.</summary>
    public required int Number { get; init; }

    /// <summary>Expressions told apart, by Table 2.</summary>
    public required int Expressions { get; init; }

    /// <summary>The cell "Datasets / Channel" as printed: "FERG database /IRGB".</summary>
    public required string PrintedInput { get; init; }

    /// <summary>The data set, by Table 2: "FERG", or "local" for one that is not named.</summary>
    public required string DataSet { get; init; }

    /// <summary>The data set it was tested on where that is another one; null, as in all nine.</summary>
    public string? TestedOn { get; init; }

    /// <summary>The network's input by Table 2.</summary>
    public required InputChannels TableChannel { get; init; }

    /// <summary>The network's input by the text; null where the text does not say.</summary>
    public required InputChannels? TextChannel { get; init; }

    /// <summary>"Number of images used", by Table 2.</summary>
    public required int Pictures { get; init; }

    /// <summary>Accuracy in percent, with the digits that are printed in Table 2.</summary>
    public required decimal Accuracy { get; init; }

    /// <summary>What the text says of it.</summary>
    public required PaperQuote InText { get; init; }

    /// <summary>Its row of Table 2.</summary>
    public PaperQuote InTable => new(PaperSection.Table2, string.Create(
        CultureInfo.InvariantCulture, $"Experiment No.{Number:00} {Expressions} {PrintedInput} {Pictures} {Accuracy}%"));
}
