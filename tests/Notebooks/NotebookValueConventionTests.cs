using System.Reflection;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>Every FerLib value shows as HTML in the runner (by ToHtml) and in .NET Interactive (by the attribute's name).</summary>
public sealed class NotebookValueConventionTests
{
    public static TheoryData<Type> TypesWithHtml =>
        [.. typeof(TypeFormatterSourceAttribute).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes) is not null)];

    [Theory]
    [MemberData(nameof(TypesWithHtml))]
    public void TypeWithToHtml_CarriesTheAttribute(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        Assert.True(
            type.GetCustomAttributes(inherit: true).Any(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute"),
            $"{type.FullName}: put [TypeFormatterSource(typeof(HtmlFormatterSource))] on it.");
        Assert.NotEqual(typeof(object), type.GetMethod("ToString", Type.EmptyTypes)!.DeclaringType);
    }
}
