using System.Text.Json.Nodes;
using FerLib.Notebooks;
using FerNotebooks.Runner.Kernel;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ValueFormatterTests
{
    public static TheoryData<object?, string> Texts => new()
    {
        { null, "null" },
        { "a\nb", "a\nb" },
        { 1.5, "1.5" },
        { true, "true" },
        { new DateTime(2020, 1, 2, 3, 4, 5), "2020-01-02 03:04:05" },
        { (1, 2.5), "(1, 2.5)" },
        { Enumerable.Range(1, 3).ToArray(), "[1, 2, 3]" },
        { new[,] { { 1f, 2f }, { 3f, 4.5f } }, "1  2\n3  4.5" },
        { Enumerable.Range(0, 1000), "[" + string.Join(", ", Enumerable.Range(0, 100)) + ", ...]" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Format_PlainValue_IsInvariantText(object? value, string expected)
    {
        JsonObject data = ValueFormatter.Format(value);
        Assert.Equal(expected, (string?)data["text/plain"]);
        Assert.False(data.ContainsKey("text/html"));
    }

    [Fact]
    public void Format_Objects_IsATable()
    {
        JsonObject data = ValueFormatter.Format(new[] { new { Name = "a<b", Loss = 1.0 / 3 }, new { Name = "c", Loss = 2.0 } });
        Assert.Equal(
            "<table><thead><tr><th>Name</th><th>Loss</th></tr></thead><tbody><tr><td>a&lt;b</td><td style=\"text-align:right\">0.333333</td></tr>"
            + "<tr><td>c</td><td style=\"text-align:right\">2</td></tr></tbody></table>",
            (string?)data["text/html"]);
        Assert.Contains("Name = c", (string?)data["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void Format_ToHtml_IsUsed()
    {
        JsonObject data = ValueFormatter.Format(new WithToHtml());
        Assert.Equal("<b>x</b>", (string?)data["text/html"]);
        Assert.Equal("x", (string?)data["text/plain"]);
    }

    [Fact]
    public void Format_AttributeOfAnyNamespace_IsUsedFirst()
    {
        JsonObject data = ValueFormatter.Format(new WithAttribute());
        Assert.Equal("<i>from the source</i>", (string?)data["text/html"]);
        Assert.Equal("with attribute", (string?)data["text/plain"]);
    }

    [Fact]
    public void Format_FerLibValue_HasHtmlAndText()
    {
        JsonObject data = ValueFormatter.Format(new RunRecord().Add("Seed", 7UL));
        Assert.Contains("data-fer-fact=\"Seed\"", (string?)data["text/html"], StringComparison.Ordinal);
        Assert.Equal("Seed  7", (string?)data["text/plain"]);
    }

    private sealed class WithToHtml
    {
        public string ToHtml() => $"<b>{this}</b>";

        public override string ToString() => "x";
    }

    [TypeFormatterSource(typeof(Source))]
    private sealed class WithAttribute
    {
        public override string ToString() => "with attribute";
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;
    }

    private sealed class Source
    {
        public object[] CreateTypeFormatters() => [.. Formatters];

        private object[] Formatters { get; } = [new Refusing(), new Accepting()];
    }

    private sealed class Refusing
    {
        public string MimeType { get; } = "text/html";

        public bool Format(object instance, TextWriter writer) => writer is null && this == instance;
    }

    private sealed class Accepting
    {
        public string MimeType { get; } = "text/html";

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(MimeType.Length > 0 && instance is WithAttribute ? "<i>from the source</i>" : "");
            return true;
        }
    }
}
