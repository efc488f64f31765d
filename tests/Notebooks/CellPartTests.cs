using FerNotebooks.Runner.Kernel;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class CellPartTests
{
    [Fact]
    public void Split_AtMagicLines_KeepsTheCellsLineNumbers()
    {
        IReadOnlyList<CellPart> parts = CellPart.Split("var a = 1;\n#!markdown\n# Title\n\ntext\n#!csharp\na", "csharp");
        Assert.Equal(["csharp", "markdown", "csharp"], parts.Select(part => part.Language));
        Assert.Equal("# Title\n\ntext", parts[1].Text);
        Assert.Equal("\n\n\n\n\n\na", parts[2].Text);
        Assert.Equal([1, 3, 7], parts.Select(part => part.Line));
    }

    [Fact]
    public void Split_StartsInTheCellsLanguage() =>
        Assert.Equal("html", Assert.Single(CellPart.Split("<p>x</p>", "html")).Language);

    [Fact]
    public void Split_UnknownMagic_IsAPartOfItsOwn()
    {
        CellPart part = Assert.Single(CellPart.Split("#!share --from python x\n", "csharp"));
        Assert.False(CellPart.IsKnown(part.Language));
        Assert.Equal(1, part.Line);
    }
}
