using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Imaging;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <summary>What the channels of a whole data set show; where there is no color, channels are not compared.</summary>
public static partial class Show
{
    private const string NoColor =
        "No colour: red, green and blue are equal on every picture, so all channels hold the same picture "
        + "and there is nothing to compare between them.";

    private static readonly string[] ChannelNames = [.. Enum.GetValues<ColorChannel>().Select(NameOf)];

    /// <summary>How the values of each channel are spread over all pictures.</summary>
    public static HistogramChart Histogram(ChannelStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return Histogram($"{About(study)}: how bright are the pixels?", study.HasColor, study.Histogram, NoteOf(study));
    }

    /// <summary>How far the value of one channel tells that of another, or that there is no color.</summary>
    public static object Correlations(ChannelStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return !study.HasColor ? WithoutColor(study) : new HeatMap
        {
            Title = $"{About(study)}: correlation of the channels",
            Rows = ChannelNames,
            Columns = ChannelNames,
            Values = study.Moments.Correlations(),
            ValueTitle = "correlation over all pixels",
            Format = "0.000",
            Note = NoteOf(study),
        };
    }

    /// <summary>How much expressions change in each channel, in numbers, or that there is no color.</summary>
    public static object ExpressionContrast(ChannelStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (!study.HasColor)
            return WithoutColor(study);
        if (study.Differences.Labels.Count == 0)
            return WithoutPairs(study);
        return new ResultTable(
            $"{About(study)}: how much expressions change in each channel",
            [
                new("channel"), TableColumn.Number("change"), TableColumn.Number("by chance"), TableColumn.Number("deviation"),
                TableColumn.Number("ratio"),
            ],
            Enum.GetValues<ColorChannel>().Select(study.Contrast).OfType<ChannelContrast>().Select(row => (string[])
            [
                NameOf(row.Channel), Levels(row.Difference), Levels(row.Chance), Levels(row.Deviation), Percent(row.Relative),
            ]))
        {
            Notes =
            [
                $"Change: mean size of an expression less {study.Differences.Reference}, in grey levels, over all pixels and expressions. "
                    + "By chance: what that mean would be if each subject's difference pointed up or down by the toss of a coin. "
                    + "Deviation: of pictures of the same expression, mean over all pixels. Ratio: change / deviation.",
                .. NoteOf(study) is { } note ? (string[])[note] : [],
            ],
        };
    }

    /// <summary>Where in the height of a picture expressions show, channel by channel.</summary>
    public static object ContrastByHeight(ChannelStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Differences.Labels.Count == 0)
            return WithoutPairs(study);
        ColorChannel[] channels = ChannelsOf(study);
        double[][] columns = [.. channels.Select(study.ContrastByHeight)];
        double[,] values = new double[ExpressionDifferences.BandCount, channels.Length];
        for (int band = 0; band < ExpressionDifferences.BandCount; band++)
        {
            for (int column = 0; column < channels.Length; column++)
                values[band, column] = Math.Round(100 * columns[column][band], 1);
        }

        return new HeatMap
        {
            Title = $"{About(study)}: where expressions show, from the top of the picture down",
            Rows = [.. Enumerable.Range(0, ExpressionDifferences.BandCount).Select(BandName)],
            Columns = [.. channels.Select(NameOf)],
            Values = values,
            RowTitle = "height",
            ValueTitle = "change / deviation, %",
            Format = "0.0",
            Note = NoteOf(study),
        };
    }

    /// <summary>Whether a channel stands out, in sentences: over the whole picture, and where expressions show most.</summary>
    public static Words ChannelsInWords(ChannelStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (!study.HasColor)
            return WithoutColor(study);
        List<string> words = [];
        if (study.Compare() is { } whole)
            words.Add("Over the whole picture " + Sentence(whole));
        int band = study.StrongestBand();
        if (band >= 0 && study.Compare(band) is { } strongest)
            words.Add($"In the band where expressions show most ({BandName(band)} of the height) " + Sentence(strongest));
        if (words.Count == 0)
            words.Add($"{study.DataSet.Name}: the channels cannot be compared, because too little differs between or within expressions.");
        if (study.Colorless > 0)
        {
            words.Add($"{study.Colorless} of the {study.Pictures} pictures have no colour; "
                + "they make the channels more alike than they are on the others.");
        }

        words.Add("These are properties of pictures. Which channel a network recognizes expressions from best is answered by training it "
            + "on each, not by this.");
        if (study.DataSet.IsPractice)
        {
            words.Add("Practice data: skin, lips, light and background come from this workbook's renderer, so whatever a channel shows "
                + "here is there by construction and says nothing about photographs.");
        }

        return new Words(words);
    }

    private static string Sentence(ChannelComparison c)
    {
        (double low, double high) = (100 * c.Interval.Low, 100 * c.Interval.High);
        string interval = c.Interval.IsDefined
            ? string.Create(CultureInfo.InvariantCulture, $"The difference lies between {low:0.0} and {high:0.0} points ")
                + $"(95 % interval over {c.Subjects} subjects): {c.Verdict}."
            : "There are too few subjects to say how far that can be trusted: inconclusive.";
        string few = c.Interval.IsDefined && c.Subjects < 10 ? " With so few subjects the interval itself is rough." : "";
        string order = $"expressions change {NameOf(c.First)} most ({Percent(c.FirstShare)} of the deviation), "
            + $"then {NameOf(c.Second)} ({Percent(c.SecondShare)}).";
        return $"{order} {interval}{few}".Replace(" %", "\u00a0%", StringComparison.Ordinal);
    }

    private static ColorChannel[] ChannelsOf(ChannelStudy study) =>
        study.HasColor ? Enum.GetValues<ColorChannel>() : [ColorChannel.Intensity];

    private static Words WithoutColor(ChannelStudy study) => new([$"{study.DataSet.Name}: {NoColor}"]);

    private static Words WithoutPairs(ChannelStudy study) =>
        new([$"{study.DataSet.Name}: no subject shows two expressions, so there is nothing to subtract."]);

    private static string About(ChannelStudy study) => study.Pictures < study.DataSet.Samples.Count
        ? string.Create(CultureInfo.InvariantCulture,
            $"{study.DataSet.Name}, {study.Pictures:#,0} of {study.DataSet.Samples.Count:#,0} pictures")
        : string.Create(CultureInfo.InvariantCulture, $"{study.DataSet.Name}, {study.Pictures:#,0} pictures");

    private static string? NoteOf(ChannelStudy study) => NoteOf(study.DataSet, study.HasColor);

    private static string? NoteOf(Manifest manifest, bool hasColor) => (manifest.IsPractice, hasColor) switch
    {
        (true, true) => "Practice data: faces rendered by this workbook; their colors are there by construction.",
        (true, false) => $"Practice data: faces rendered by this workbook. {NoColor}",
        (false, false) => NoColor,
        _ => null,
    };

    // Two of the same name get their number.
    private static string[] Distinct(string[] names) => [.. names.Select((name, i) => names.Count(other => other == name) == 1 ? name
        : string.Create(CultureInfo.InvariantCulture, $"{name} ({i + 1})"))];

    private static string BandName(int band)
    {
        const int bands = ExpressionDifferences.BandCount;
        return string.Create(CultureInfo.InvariantCulture, $"{100 * band / bands}-{100 * (band + 1) / bands} %");
    }

    private static string NameOf(ColorChannel channel) => channel.ToString().ToLowerInvariant();

    private static string Levels(double value) => double.IsNaN(value) ? "-" : value.ToString("0.0", CultureInfo.InvariantCulture);
}
