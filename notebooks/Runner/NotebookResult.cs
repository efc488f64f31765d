using System.Text.Json.Nodes;

namespace FerNotebooks.Runner;

/// <summary>What came of one notebook.</summary>
/// <param name="Name">The notebook's name.</param>
/// <param name="State">How the run ended.</param>
/// <param name="Duration">Wall time, kernel start included.</param>
/// <param name="Executed">The notebook's JSON with the outputs up to where it came.</param>
/// <param name="Failure">One line that says where and what, for a run that is not done.</param>
internal sealed record NotebookResult(string Name, RunState State, TimeSpan Duration, JsonObject Executed, string? Failure);
