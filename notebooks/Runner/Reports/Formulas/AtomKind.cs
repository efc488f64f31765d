namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>What a piece of a formula is to its neighbors (The TeXbook, chapter 18).</summary>
internal enum AtomKind
{
    Ordinary,
    Function,
    BigOperator,
    Binary,
    Relation,
    Open,
    Close,
    Punctuation,
    Fenced,
    Space,
}
