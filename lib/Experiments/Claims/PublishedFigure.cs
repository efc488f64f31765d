using System.Globalization;

namespace FerLib.Experiments.Claims;

/// <summary>An accuracy (or F1) that the paper prints: of a work it cites, or its own in the comparison.</summary>
/// <param name="Work">The reference as printed: "[44]"; "proposed" for the paper's own network.</param>
/// <param name="Method">The method, in short.</param>
/// <param name="DataSet">What it was measured on, as far as the paper says.</param>
/// <param name="Value">The figure with the digits that are printed.</param>
/// <param name="Printed">The words around it and their place.</param>
public sealed record PublishedFigure(string Work, string Method, string DataSet, decimal Value, PaperQuote Printed)
{
    /// <summary>The work of the paper's own network.</summary>
    public const string Proposed = "proposed";

    /// <summary>What is measured. Default: "accuracy".</summary>
    public string Measure { get; init; } = "accuracy";

    /// <summary>Whether it is printed as a share, 0..1, instead of in percent. Default: no.</summary>
    public bool IsShare { get; init; }

    /// <summary>How training and test were kept apart, as far as the paper says. Default: "not said".</summary>
    public string Protocol { get; init; } = "not said";

    /// <summary>The figure in percent.</summary>
    public decimal Percent => IsShare ? 100 * Value : Value;

    /// <summary>The figure as printed: "91.64 %", or "0.38" where it is a share.</summary>
    public string Text => Value.ToString(CultureInfo.InvariantCulture) + (IsShare ? "" : "\u00a0%");
}
