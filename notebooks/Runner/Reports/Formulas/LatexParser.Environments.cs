using System.Xml.Linq;

namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>Tables: matrices, cases, lines under each other.</summary>
internal sealed partial class LatexParser
{
    private const string Known = "matrix, pmatrix, bmatrix, Bmatrix, vmatrix, Vmatrix, cases, aligned";

    private Atom Environment(LatexToken command)
    {
        var name = _lexer.RawGroup("\\begin");
        var (open, close) = name switch
        {
            "matrix" or "aligned" => ("", ""),
            "pmatrix" => ("(", ")"),
            "bmatrix" => ("[", "]"),
            "Bmatrix" => ("{", "}"),
            "vmatrix" => ("|", "|"),
            "Vmatrix" => ("‖", "‖"),
            "cases" => ("{", ""),
            _ => throw Failure(command, $"begins {name}, expected one of {Known}"),
        };
        var table = new XElement("mtable", Rows(command, name));
        if (name == "aligned")
            table.SetAttributeValue("displaystyle", "true");
        if (open.Length + close.Length == 0)
            return new Atom(table, AtomKind.Ordinary);
        var row = MathMl.Row(Growing(open, "prefix"), table);
        if (close.Length > 0)
            row.Add(Growing(close, "postfix"));
        return new Atom(row, AtomKind.Fenced);
    }

    private List<XElement> Rows(LatexToken command, string name)
    {
        var rows = new List<XElement> { new("mtr") };
        while (true)
        {
            var column = rows[^1].Elements().Count();
            var cell = new XElement("mtd", ParseRow(goesOn: name == "aligned" && column % 2 == 1));
            cell.SetAttributeValue("style", StyleOf(name, column));
            rows[^1].Add(cell);
            var token = _lexer.Next();
            if (token.Text == "\\\\" && _lexer.NextCharacterIs('['))
                throw Failure(token, "has a length in brackets, which reports do not know: leave it away");
            if (token.Text == "\\\\")
                rows.Add(new XElement("mtr"));
            else if (token.Text == "\\end")
                break;
            else if (token.Text != "&")
                throw Failure(command, $"{{{name}}} is never ended: there is {token.Name} instead of \\end{{{name}}}");
        }

        var end = _lexer.RawGroup("\\end");
        if (end != name)
            throw Failure(command, $"{{{name}}} is ended by \\end{{{end}}}");
        // A line break before the end opens no line.
        if (rows[^1].Elements().Count() == 1 && rows[^1].Element("mtd")!.Elements().Single() is { IsEmpty: true, Name.LocalName: "mrow" })
            rows.RemoveAt(rows.Count - 1);
        return rows;
    }

    /// <summary>Core has no attributes for the alignment of columns; browsers read a cell's style, some by a value of their own.</summary>
    private static string? StyleOf(string name, int column) => (name, column % 2) switch
    {
        ("cases", _) => "text-align:left;text-align:-webkit-left",
        ("aligned", 0) => "text-align:right;text-align:-webkit-right;padding-right:0",
        ("aligned", _) => "text-align:left;text-align:-webkit-left;padding-left:0",
        _ => null,
    };
}
