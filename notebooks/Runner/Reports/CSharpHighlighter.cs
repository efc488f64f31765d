using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FerNotebooks.Runner.Reports;

/// <summary>C# as HTML with a span around each token that has a role: k keyword, s text, n number, c comment, t type, m method, d directive.</summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The highlighted text of a code cell; stretches in another language stay plain.</summary>
    public static string ToHtml(string source)
    {
        var html = new StringBuilder();
        var code = new List<string>();
        var isCSharp = true;
        foreach (var line in source.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!line.StartsWith("#!", StringComparison.Ordinal))
            {
                code.Add(line);
                continue;
            }

            Flush(html, code, isCSharp);
            Append(html, "d", line);
            html.Append('\n');
            isCSharp = line.Trim() is "#!csharp" or "#!c#";
        }

        Flush(html, code, isCSharp);
        return html.ToString().TrimEnd('\n');
    }

    private static void Flush(StringBuilder html, List<string> code, bool isCSharp)
    {
        var text = string.Join('\n', code);
        if (isCSharp)
            Highlight(html, text);
        else
            html.Append(WebUtility.HtmlEncode(text));
        if (code.Count > 0)
            html.Append('\n');
        code.Clear();
    }

    private static void Highlight(StringBuilder html, string code)
    {
        foreach (var token in CSharpSyntaxTree.ParseText(code, Options).GetRoot().DescendantTokens())
        {
            AppendTrivia(html, token.LeadingTrivia);
            Append(html, RoleOf(token), token.Text);
            AppendTrivia(html, token.TrailingTrivia);
        }
    }

    private static void AppendTrivia(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (var trivia in list)
        {
            var kind = trivia.Kind();
            var role = trivia.IsDirective ? "d"
                : kind is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                    or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia ? "c"
                : null;
            Append(html, role, trivia.ToFullString());
        }
    }

    private static void Append(StringBuilder html, string? role, string text)
    {
        if (text.Length == 0)
            return;
        var encoded = WebUtility.HtmlEncode(text);
        if (role is null)
            html.Append(encoded);
        else
            html.Append("<span class=\"").Append(role).Append("\">").Append(encoded).Append("</span>");
    }

    private static string? RoleOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken => "s",
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken => RoleOfIdentifier(token),
        var kind when SyntaxFacts.IsKeywordKind(kind) || SyntaxFacts.IsContextualKeyword(kind) => "k",
        _ => null,
    };

    private static string? RoleOfIdentifier(SyntaxToken token)
    {
        if (token.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax)
            return "m";
        if (token.Parent is BaseTypeDeclarationSyntax)
            return "t";
        if (token.Parent is not SimpleNameSyntax name)
            return null;
        if (name is IdentifierNameSyntax { IsVar: true })
            return "k";
        if (IsInvoked(name))
            return "m";
        return name is GenericNameSyntax || IsTypePosition(name) ? "t" : null;
    }

    private static bool IsInvoked(SimpleNameSyntax name) =>
        (name.Parent is InvocationExpressionSyntax direct && direct.Expression == name)
        || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            && access.Parent is InvocationExpressionSyntax call && call.Expression == access);

    private static bool IsTypePosition(SimpleNameSyntax name) => name.Parent switch
    {
        ObjectCreationExpressionSyntax or VariableDeclarationSyntax or ParameterSyntax or TypeArgumentListSyntax
            or ArrayTypeSyntax or NullableTypeSyntax or BaseTypeSyntax or TypeOfExpressionSyntax
            or DeclarationPatternSyntax or DeclarationExpressionSyntax or ForEachStatementSyntax => true,
        CastExpressionSyntax cast => cast.Type == name,
        // A name that starts with a capital and has a member: a class, or at least reads like one.
        MemberAccessExpressionSyntax access => access.Expression == name && char.IsUpper(name.Identifier.Text[0]),
        _ => false,
    };
}
