namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>A formula that reports cannot show; the message says where, and what to write instead.</summary>
internal sealed class FormulaException(string message) : Exception(message);
