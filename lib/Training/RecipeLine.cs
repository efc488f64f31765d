namespace FerLib.Training;

/// <summary>A setting of a recipe beside what the paper says of it.</summary>
/// <param name="Name">The setting in words.</param>
/// <param name="Value">Its value in words.</param>
/// <param name="Paper">What the paper says: in its words, "not said", or "none mentioned".</param>
/// <param name="Departs">Whether the value departs from what the paper says, or adds something that it does not mention.</param>
public sealed record RecipeLine(string Name, string Value, string Paper, bool Departs);
