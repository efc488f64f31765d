using System.Xml.Linq;

namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>One element of a formula and what it is to its neighbors.</summary>
/// <param name="Element">The MathML.</param>
/// <param name="Kind">Decides the space around it.</param>
/// <param name="TakesLimits">Scripts stand below and above it where there is room.</param>
internal sealed record Atom(XElement Element, AtomKind Kind, bool TakesLimits = false);
