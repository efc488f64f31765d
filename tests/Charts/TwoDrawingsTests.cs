using System.Xml.Linq;
using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class TwoDrawingsTests
{
    [Fact]
    public void Html_WithoutStyleElements_StillShowsOneDrawing()
    {
        XElement figure = XElement.Parse(TwoDrawings.Html("<svg id=\"a\"/>", "<svg id=\"b\"/>", "<details/>"));
        XElement Frame(string id) => figure.Descendants("svg").Single(svg => svg.Attribute("id")!.Value == id).Parent!;
        Assert.Contains("display:none", Frame("b").Attribute("style")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("display", Frame("a").Attribute("style")!.Value, StringComparison.Ordinal);
        Assert.Equal("details", figure.Elements().Last().Name.LocalName);
    }
}
