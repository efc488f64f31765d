using FerLib.Reports;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <content>How a network was trained.</content>
public static partial class Show
{
    /// <summary>Every setting of the recipe beside what the paper says of it; what departs from the paper is marked.</summary>
    /// <exception cref="ArgumentException">The model was loaded from a file, which does not hold its recipe.</exception>
    public static ResultTable Recipe(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        TrainingOptions options = model.Options ?? throw new ArgumentException("The model was loaded from a file, which does not hold its recipe.", nameof(model));
        return new ResultTable(
            "How it was trained, and what the paper says of that",
            [new("setting"), new("here"), new("in the paper")],
            options.Lines.Select(line => (string[])[line.Name, line.Value, line.Departs ? $"{line.Paper}; here we depart" : line.Paper]))
        {
            Notes = ["\"Not said\": the paper leaves it open, so that any value is our reading. \"None mentioned\": the paper does not speak of it, and it changes results."],
        };
    }
}
