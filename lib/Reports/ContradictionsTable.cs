using FerLib.Experiments.Claims;

namespace FerLib.Reports;

/// <summary>What the paper says against itself.</summary>
public static class ContradictionsTable
{
    /// <summary>A row a contradiction: the two statements with their places, and what follows.</summary>
    /// <param name="contradictions">The contradictions.</param>
    public static ResultTable Of(IReadOnlyList<Contradiction> contradictions)
    {
        ArgumentNullException.ThrowIfNull(contradictions);
        return new ResultTable(
            "What the paper says against itself",
            [new("about"), new("bears on"), new("here"), new("and here"), new("so")],
            contradictions.Select(one => (string[])
            [
                one.Topic, one.Claims.Count == 0 ? "no claim" : string.Join(", ", one.Claims), one.First.ToString(), one.Second.ToString(), one.Finding,
            ]))
        {
            Notes = ["Computed from the paper's printed words and numbers. Rows of tables are written with a space between their cells."],
        };
    }
}
