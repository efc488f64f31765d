namespace FerLib;

/// <summary>
/// Tells a notebook host how a type shows. Hosts such as .NET Interactive find it by its name alone, so no package is needed;
/// it lies outside the rooms so that a figure or a table can carry it without knowing that notebooks exist.
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless <c>CreateTypeFormatters()</c>.</param>
/// <remarks>
/// Source of the convention: dotnet/interactive, <c>Formatter.TryRegisterFromFormatterSources</c>. That host never looks for
/// <c>ToHtml()</c>; the attribute is what makes a FerLib value show as HTML there.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that a host shows; without them it would show HTML alone, and a reader without HTML nothing.</summary>
    public string[] PreferredMimeTypes { get; } = ["text/html", "text/plain"];
}
