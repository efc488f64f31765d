using System.Collections.Frozen;

namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>The commands of LaTeX that stand for one character, and what that character is to its neighbors.</summary>
internal static class LatexSymbols
{
    /// <summary>Letters that are slanted: the small Greek ones.</summary>
    public static readonly FrozenDictionary<string, string> Slanted = Pairs(
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ "
        + "omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω");

    /// <summary>Letters and signs that are upright.</summary>
    public static readonly FrozenDictionary<string, string> Upright = Pairs(
        "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ ell ℓ "
        + "emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ top ⊤ prime ′ ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱ "
        + "degree ° checkmark ✓ aleph ℵ hbar ℏ Re ℜ Im ℑ angle ∠ triangle △ square □");

    /// <summary>Signs between two terms.</summary>
    public static readonly FrozenDictionary<string, string> Binary = Pairs(
        "cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • odot ⊙ oplus ⊕ otimes ⊗ cup ∪ cap ∩ setminus ∖ land ∧ lor ∨ "
        + "wedge ∧ vee ∨");

    /// <summary>Signs between two sides.</summary>
    public static readonly FrozenDictionary<string, string> Relations = Pairs(
        "le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ "
        + "subseteq ⊆ supset ⊃ supseteq ⊇ to → rightarrow → leftarrow ← gets ← mapsto ↦ Rightarrow ⇒ Leftarrow ⇐ leftrightarrow ↔ "
        + "Leftrightarrow ⇔ iff ⇔ implies ⇒ longrightarrow ⟶ uparrow ↑ downarrow ↓ perp ⟂ parallel ∥ mid | coloneqq ≔ prec ≺ succ ≻");

    /// <summary>Large operators; those that are no integrals take limits.</summary>
    public static readonly FrozenDictionary<string, string> BigOperators = Pairs(
        "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂");

    /// <summary>Functions by name.</summary>
    public static readonly FrozenSet<string> Functions = Words(
        "log ln lg exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan arg deg dim ker hom");

    /// <summary>Functions whose scripts stand below them where there is room.</summary>
    public static readonly FrozenSet<string> FunctionsWithLimits = Words("max min sup inf lim limsup liminf argmax argmin det gcd Pr");

    /// <summary>Signs that open, close or stand alone, and may grow between <c>\left</c> and <c>\right</c>.</summary>
    public static readonly FrozenDictionary<string, (string Sign, AtomKind Kind)> Delimiters =
        Fences(
            "( ( [ [ \\{ { \\lbrace { \\langle ⟨ \\lfloor ⌊ \\lceil ⌈ \\lvert | \\lVert ‖",
            ") ) ] ] \\} } \\rbrace } \\rangle ⟩ \\rfloor ⌋ \\rceil ⌉ \\rvert | \\rVert ‖",
            "| | \\vert | \\| ‖ \\Vert ‖ / / \\backslash \\");

    /// <summary>Widths, The TeXbook chapter 18: thin 3/18 em, medium 4/18, thick 5/18.</summary>
    public static readonly FrozenDictionary<string, string> Spaces = Pairs(
        ", 0.1667em : 0.2222em > 0.2222em ; 0.2778em ! -0.1667em quad 1em qquad 2em thinspace 0.1667em enspace 0.5em");

    /// <summary>Marks above one thing.</summary>
    public static readonly FrozenDictionary<string, string> Accents = Pairs(
        "hat ^ widehat ^ tilde ~ widetilde ~ vec → overrightarrow → dot ˙ ddot ¨ check ˇ overbrace ⏞");

    /// <summary>Marks below one thing.</summary>
    public static readonly FrozenDictionary<string, string> MarksBelow = Pairs("underline _ underbrace ⏟");

    /// <summary>The letters of <c>\mathbb</c> and <c>\mathcal</c> that Unicode keeps apart from their alphabets.</summary>
    public static readonly FrozenDictionary<string, string> LettersApart = Pairs(
        "bbC ℂ bbH ℍ bbN ℕ bbP ℙ bbQ ℚ bbR ℝ bbZ ℤ calB ℬ calE ℰ calF ℱ calH ℋ calI ℐ calL ℒ calM ℳ calR ℛ");

    private static FrozenDictionary<string, string> Pairs(string text) =>
        text.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static FrozenDictionary<string, (string, AtomKind)> Fences(string open, string close, string alone) =>
        new Dictionary<AtomKind, string> { [AtomKind.Open] = open, [AtomKind.Close] = close, [AtomKind.Ordinary] = alone }
            .SelectMany(fences => Pairs(fences.Value).Select(pair => (pair.Key, pair.Value, Kind: fences.Key)))
            .ToFrozenDictionary(fence => fence.Key, fence => (fence.Value, fence.Kind), StringComparer.Ordinal);

    private static FrozenSet<string> Words(string text) => text.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
