using System.Reflection;

namespace FerLib;

/// <summary>
/// Formatters for every FerLib value with a public <c>string ToHtml()</c>: <c>text/html</c> from it, <c>text/plain</c> from
/// <c>ToString()</c>. Named on a type by <see cref="TypeFormatterSourceAttribute"/>.
/// </summary>
internal sealed class HtmlFormatterSource
{
    private readonly object[] _formatters =
    [
        new Formatter("text/html", ToHtml),
        new Formatter("text/plain", value => value.ToString()),
    ];

    /// <summary>One formatter a MIME type, the shape that notebook hosts look for.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static string? ToHtml(object value) =>
        value.GetType().GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes)?.Invoke(value, null) as string;

    private sealed class Formatter(string mimeType, Func<object, string?> format)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (format(instance) is not { } text)
                return false;
            writer.Write(text);
            return true;
        }
    }
}
