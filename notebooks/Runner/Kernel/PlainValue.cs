using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Kernel;

/// <summary>Values of no library: numbers and text as text; sequences of numbers in a line; sequences of objects as a small table.</summary>
internal static class PlainValue
{
    private const int MaximumItems = 200;
    private const int MaximumRows = 100;

    /// <summary>The value as <c>text/plain</c> and, for rows with columns, as <c>text/html</c> too.</summary>
    public static JsonObject Format(object value)
    {
        var data = new JsonObject();
        if (value is not string && value is IEnumerable sequence)
        {
            if (value is Array { Rank: 2 } matrix)
                data["text/plain"] = MatrixText(matrix);
            else
                AddSequence(data, sequence);
            return data;
        }

        if (IsAnonymous(value.GetType()))
            AddTable(data, [value], more: false);
        data["text/plain"] = Text(value);
        return data;
    }

    /// <summary>A single value in the invariant culture.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        ITuple tuple => "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Text(tuple[i]))) + ")",
        IEnumerable sequence => "[" + string.Join(", ", Take(sequence, MaximumItems, out var more).Select(Text)) + (more ? ", ..." : "") + "]",
        _ => value.ToString() ?? "",
    };

    /// <summary>In a table six digits say enough; the plain text keeps them all.</summary>
    private static string ShortText(object? value) =>
        value is Half or float or double ? ((IFormattable)value).ToString("G6", CultureInfo.InvariantCulture) : Text(value);

    private static void AddSequence(JsonObject data, IEnumerable sequence)
    {
        var items = Take(sequence, MaximumRows, out var more);
        var columns = items.Count > 0 && items[0] is { } first && !IsSimple(first) ? ColumnsOf(first.GetType()) : [];
        if (columns.Length > 0 && items.All(item => item?.GetType() == items[0]!.GetType()))
            AddTable(data, items, more);
        data["text/plain"] = items.Count > 0 && !IsSimple(items[0])
            ? string.Join("\n", items.Select(Text)) + (more ? "\n..." : "")
            : "[" + string.Join(", ", items.Select(Text)) + (more ? ", ..." : "") + "]";
    }

    private static void AddTable(JsonObject data, List<object?> rows, bool more)
    {
        var columns = ColumnsOf(rows[0]!.GetType());
        var html = new StringBuilder("<table><thead><tr>");
        foreach (var column in columns)
            html.Append("<th>").Append(WebUtility.HtmlEncode(column.Name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var column in columns)
            {
                var cell = column.GetValue(row);
                html.Append(IsNumber(cell) ? "<td style=\"text-align:right\">" : "<td>").Append(WebUtility.HtmlEncode(ShortText(cell))).Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        if (more)
            html.Append(CultureInfo.InvariantCulture, $"<p>The first {MaximumRows} rows.</p>");
        data["text/html"] = html.ToString();
    }

    private static string MatrixText(Array matrix)
    {
        var text = new StringBuilder();
        for (var row = 0; row < Math.Min(matrix.GetLength(0), MaximumRows); row++)
        {
            var cells = Enumerable.Range(0, Math.Min(matrix.GetLength(1), MaximumItems)).Select(column => Text(matrix.GetValue(row, column)));
            text.Append(row == 0 ? "" : "\n").AppendJoin("  ", cells);
        }

        return text.ToString();
    }

    private static List<object?> Take(IEnumerable sequence, int count, out bool more)
    {
        var items = sequence.Cast<object?>().Take(count + 1).ToList();
        more = items.Count > count;
        if (more)
            items.RemoveAt(count);
        return items;
    }

    private static PropertyInfo[] ColumnsOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0)];

    private static bool IsSimple(object? value) =>
        value is null or string or IFormattable or bool or ITuple or IEnumerable;

    private static bool IsNumber(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or Half or float or double or decimal;

    private static bool IsAnonymous(Type type) =>
        type.Name.Contains("AnonymousType", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute));
}
