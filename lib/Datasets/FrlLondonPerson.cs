namespace FerLib.Datasets;

/// <summary>A person of the Face Research Lab London Set, in the person's own words.</summary>
/// <param name="Age">In years; null where the table does not say it.</param>
/// <param name="Gender">"female" or "male"; null where the table does not say it.</param>
/// <param name="Ethnicity">"white", "east_asian/white"; null where the table does not say it.</param>
internal sealed record FrlLondonPerson(int? Age, string? Gender, string? Ethnicity);
