using System.Text.RegularExpressions;

namespace FerNotebooks.Runner;

/// <summary>
/// Reads which parameters a notebook has from its text: calls like <c>Parameters.Integer("Epochs", ...)</c> in the cells
/// tagged <c>parameters</c>, or in all code cells when none is tagged.
/// </summary>
internal static partial class ParameterScan
{
    /// <summary>
    /// What every notebook has without naming it: settings of the machine (what computes and decodes, how charts show), and which pictures
    /// of a data set are taken.
    /// </summary>
    public static IReadOnlyList<string> Common { get; } =
        ["Engine", "Device", "Tf32", "Checkpoints", "Results", "Decoder", "Charts", "Angles", "Sessions", "Expressions", "FaceBox", "LabelFile"];

    /// <summary>The parameter names in the order of the text.</summary>
    public static IReadOnlyList<string> NamesOf(Notebook notebook)
    {
        var code = notebook.Cells.Where(cell => cell.IsCode).ToArray();
        var tagged = code.Where(cell => cell.HasTag("parameters")).ToArray();
        return [.. (tagged.Length > 0 ? tagged : code)
            .SelectMany(cell => CallPattern().Matches(cell.Source))
            .Select(match => match.Groups[1].Value)
            .Distinct()];
    }

    [GeneratedRegex(@"\bParameters\s*\.\s*\w+\s*(?:<[^<>()]*>)?\s*\(\s*""([A-Za-z_]\w*)""")]
    private static partial Regex CallPattern();
}
