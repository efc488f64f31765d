using System.Xml.Linq;

namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>Elements of MathML Core, as an HTML page reads them: without a namespace.</summary>
internal static class MathMl
{
    private const string ThinSpace = "0.1667em";

    public static XElement Row(params object[] content) => new("mrow", content);

    /// <summary>An identifier: one letter is slanted unless it is upright; several are always upright.</summary>
    public static XElement Identifier(string text, bool upright = false, bool bold = false)
    {
        var element = new XElement("mi", text);
        if (upright && new System.Globalization.StringInfo(text).LengthInTextElements == 1)
            element.SetAttributeValue("mathvariant", "normal");
        return bold ? Bold(element) : element;
    }

    public static XElement Number(string digits, bool bold) => bold ? Bold(new XElement("mn", digits)) : new XElement("mn", digits);

    /// <summary>An operator that does not grow with its neighbors.</summary>
    public static XElement Operator(string text) => new("mo", new XAttribute("stretchy", "false"), text);

    public static XElement Space(string width) => new("mspace", new XAttribute("width", width));

    /// <summary>Words; the spaces at their ends stay, which plain ones would not.</summary>
    public static XElement Text(string text) => new("mtext", text.Replace(' ', '\u00a0'));

    /// <summary>Pieces side by side, spaced as TeX does it.</summary>
    /// <param name="atoms">The pieces.</param>
    /// <param name="inScript">In a script operators stand close to their neighbors.</param>
    public static XElement Row(IReadOnlyList<Atom> atoms, bool inScript)
    {
        if (atoms is [{ Element.Name.LocalName: "mo" } alone])
            return Close(alone.Element);
        if (atoms.Count == 1)
            return atoms[0].Element;
        var row = new XElement("mrow");
        AtomKind? before = null;
        for (var i = 0; i < atoms.Count; i++)
        {
            var (element, kind, _) = atoms[i];
            var isOperator = element.Name.LocalName == "mo";
            if (kind == AtomKind.Binary && before is not (AtomKind.Ordinary or AtomKind.Close or AtomKind.Fenced))
                kind = Sign(element);
            else if (kind == AtomKind.Binary && EndsRow(atoms, i))
                kind = Mark(element);
            else if (isOperator && inScript && kind is AtomKind.Binary or AtomKind.Relation or AtomKind.Punctuation)
                Close(element);
            if (NeedsThinSpace(before, kind))
                row.Add(Space(ThinSpace));
            row.Add(element);
            before = kind == AtomKind.Space ? before : kind;
        }

        return row;
    }

    private static bool NeedsThinSpace(AtomKind? before, AtomKind kind) => kind switch
    {
        AtomKind.Function => before is AtomKind.Ordinary or AtomKind.Close or AtomKind.Fenced or AtomKind.Function,
        AtomKind.Ordinary => before is AtomKind.Function,
        _ => false,
    };

    /// <summary>A plus or minus with nothing before it is a sign.</summary>
    private static AtomKind Sign(XElement element)
    {
        if (element.Name.LocalName == "mo")
        {
            element.SetAttributeValue("form", "prefix");
            Close(element);
        }

        return AtomKind.Open;
    }

    /// <summary>An operator with nothing after it is a mark, as the star of a best value.</summary>
    private static AtomKind Mark(XElement element)
    {
        if (element.Name.LocalName == "mo")
            Close(element);
        return AtomKind.Ordinary;
    }

    private static bool EndsRow(IReadOnlyList<Atom> atoms, int index)
    {
        var next = atoms.Skip(index + 1).FirstOrDefault(atom => atom.Kind != AtomKind.Space);
        return next is null or { Kind: AtomKind.Relation or AtomKind.Close or AtomKind.Punctuation };
    }

    private static XElement Close(XElement element)
    {
        element.SetAttributeValue("lspace", "0");
        element.SetAttributeValue("rspace", "0");
        return element;
    }

    // Core knows no bold variant; a style sheet's weight works with every font.
    private static XElement Bold(XElement element)
    {
        element.SetAttributeValue("style", "font-weight:bold");
        return element;
    }
}
