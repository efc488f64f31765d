using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Kernel;

/// <summary>
/// What a cell's trailing value looks like, by MIME type. Library values are recognised by two conventions only, by reflection:
/// an attribute named <c>TypeFormatterSourceAttribute</c>, and a public <c>string ToHtml()</c>.
/// </summary>
internal static class ValueFormatter
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    /// <summary>The value's renderings; <c>text/plain</c> is always among them.</summary>
    public static JsonObject Format(object? value)
    {
        var data = new JsonObject();
        if (value is null)
        {
            data["text/plain"] = "null";
            return data;
        }

        AddFormatterSources(data, value);
        if (!data.ContainsKey("text/html") && ToHtml(value) is { } html)
            data["text/html"] = html;
        if (data.Count == 0)
            return PlainValue.Format(value);
        if (!data.ContainsKey("text/plain"))
            data["text/plain"] = value.ToString() ?? "";
        return data;
    }

    private static void AddFormatterSources(JsonObject data, object value)
    {
        foreach (var attribute in value.GetType().GetCustomAttributes(inherit: true).Where(a => a.GetType().Name == AttributeName))
        {
            if (attribute.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type sourceType)
                continue;
            var source = Activator.CreateInstance(sourceType, nonPublic: true);
            if (sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes)?.Invoke(source, null) is not IEnumerable formatters)
                continue;
            foreach (var formatter in formatters)
            {
                var type = formatter.GetType();
                if (type.GetProperty("MimeType")?.GetValue(formatter) is not string mimeType || data.ContainsKey(mimeType))
                    continue;
                using var writer = new StringWriter();
                var method = type.GetMethod("Format", [typeof(object), typeof(TextWriter)]);
                if (method?.Invoke(formatter, [value, writer]) is true)
                    data[mimeType] = writer.ToString();
            }
        }
    }

    private static string? ToHtml(object value)
    {
        var method = value.GetType().GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes);
        return method?.ReturnType == typeof(string) ? (string?)method.Invoke(value, null) : null;
    }
}
