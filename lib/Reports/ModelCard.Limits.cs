namespace FerLib.Reports;

/// <content>What the model is for, where it must not be believed or used, and what nobody measured.</content>
public sealed partial class ModelCard
{
    private static ModelCardSection IntendedUse { get; } = new("Intended use",
    [
        new("For", "teaching, and checking the claims of a paper on its own terms"),
        new("Not for", "decisions about people, reading what somebody feels, and anybody who did not agree to it"),
    ], []);

    private static ModelCardSection Limits { get; } = new("Limits",
    [
        new("Expression", "An expression is not an emotion. The network names the shape of a face. What a person feels cannot be read off it, and posed "
            + "expressions, which most data sets hold, are not spontaneous ones."),
        new("Consent", "People on pictures have a say. Use pictures whose subjects agreed to this use."),
        new("Bias", "The data sets hold few people, of few ages and ethnicities. An accuracy on them does not carry over to people who are not in them, and errors "
            + "fall unevenly. Never report an accuracy without who it was measured on."),
        new("Law", "The European Union's AI Act (article 5(1)(f)) forbids emotion inference at work and in education, with narrow exceptions, and regulates it elsewhere; "
            + "other places have rules of their own."),
        new("Scope", "Not a face detector, not a product, not state of the art. It answers with one of its labels whatever it is shown, a face or not."),
    ], []);

    private static ModelCardSection NotMeasured(ModelCardFacts facts)
    {
        List<ModelCardLine> lines = [];
        if (facts.Outcome.IsPractice)
            lines.Add(new("Photographs", "any accuracy on a published data set: the pictures are rendered"));
        if (!facts.Outcome.Estimate.SubjectsAreNew || facts.Outcome.Estimate.Subjects == 0)
            lines.Add(new("New people", "the accuracy on people that it was not trained on"));
        if (facts.Seeds is not { Count: > 1 })
            lines.Add(new("Seeds", "how much another seed of the training would change"));
        if (facts.Temperature is null)
            lines.Add(new("Temperature", "whether a temperature would set its confidence right"));
        string[] missing = [.. Groups.Where(group => !facts.Slices.Any(slice => slice.Group.Equals(group, StringComparison.OrdinalIgnoreCase)))];
        if (missing.Length > 0)
            lines.Add(new("Groups", $"differences by {string.Join(", ", missing)}"));
        if (facts.OtherDataSets.Count == 0)
            lines.Add(new("Data sets", "whether it works on another data set"));
        lines.Add(new("Wild", "faces in motion, unposed, covered, or found by a camera of their own: no such pictures were tested"));
        return new("Not measured", lines, []);
    }

    private static readonly string[] Groups = ["subject", "gender", "age", "ethnicity", "angle"];
}
