namespace FerLib.Datasets;

/// <summary>Labels as users write them: the names of folders, the fields of a table.</summary>
internal static class WrittenLabel
{
    /// <summary>
    /// The common expression that a written label stands for, otherwise the label itself in lower case: without blanks around it and on one
    /// line, so that it can stand in every table and chart.
    /// </summary>
    public static string LabelOf(string written)
    {
        string trimmed = written.Trim();
        return Expressions.LabelOf(OneLine.Of(trimmed.Length > 0 ? trimmed : written));
    }

    /// <summary>Whether a written label is an expression or says that there is none, rather than a class of the user's own.</summary>
    public static bool IsKnown(string written) => LabelOf(written) is var label && (label == Expressions.Unknown || Expressions.Find(label) is not null);

    /// <summary>A sentence for each label that is no known expression but is spelled almost like one.</summary>
    public static IEnumerable<string> Notes(IEnumerable<string> labels) =>
        from label in labels
        where Expressions.Find(label) is null
        let suggestion = NearestName.Suggestion(label, Expressions.Names)
        where suggestion.Length > 0
        select $"{label} is no known expression and stands as a class of its own.{suggestion}";
}
