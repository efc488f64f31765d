using System.Globalization;
using FerLib.Imaging;

namespace FerLib.Charts;

/// <summary>A network drawn from its table of layers: blocks as high as their pictures and as thick as they have channels.</summary>
/// <remarks>Normalization and ReLU stand with the convolution before them. Below each block: its share of all parameters and of all
/// multiply-adds.</remarks>
public sealed partial class ArchitectureDrawing : Figure
{
    /// <summary>The layers in forward order.</summary>
    public required IReadOnlyList<LayerBlock> Layers { get; init; }

    /// <summary>The shape of one picture that goes in.</summary>
    public required (int Channels, int Height, int Width) Input { get; init; }

    /// <summary>Pictures on the fronts of blocks, by the name of a layer or "input": what goes in, and what a layer makes of it.</summary>
    public IReadOnlyDictionary<string, Image>? Faces { get; init; }

    /// <summary>The names of the classes, one for each channel of the last layer; they stand beside it. Default: none.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    private long Parameters => Layers.Sum(layer => layer.Parameters);

    private long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <inheritdoc/>
    public override FigureTable Table => new(
        ["layer", "row in the paper", "operation", "channels x height x width", "parameters", "share", "multiply-adds", "share"],
        [.. Layers.Select(layer => (IReadOnlyList<string>)
        [
            layer.Name, layer.PaperRow?.ToString(CultureInfo.InvariantCulture) ?? FigureTable.Nothing, layer.Kind,
            ShapeText(layer.Channels, layer.Height, layer.Width), NumberText.Count(layer.Parameters),
            NumberText.Percent(Share(layer.Parameters, Parameters)), NumberText.Count(layer.MultiplyAdds),
            NumberText.Percent(Share(layer.MultiplyAdds, MultiplyAdds)),
        ])]);

    /// <inheritdoc/>
    public override string TextAlternative => FigureText.Sentences([Title,
        $"Input {ShapeText(Input.Channels, Input.Height, Input.Width)}", .. ArchitectureStage.Of(Layers).Select(InWords),
        $"In all {NumberText.Count(Parameters)} parameters and {NumberText.Count(MultiplyAdds)} multiply-adds for one picture", Note]);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A shape has a size below 1.</exception>
    public override string ToSvg()
    {
        Check();
        return DrawWide();
    }

    internal const string ScaleNote = "Heights and thicknesses of blocks have a square-root scale: a block twice as high holds pictures " +
        "four times as high, one twice as thick four times as many channels.";

    internal ArchitectureBlock[] Blocks(IReadOnlyList<ArchitectureStage> stages, double largestSide)
    {
        int rows = Layers.Select(layer => Math.Max(layer.Height, layer.Width)).Append(Math.Max(Input.Height, Input.Width)).Max();
        int channels = Layers.Select(layer => layer.Channels).Append(Input.Channels).Max();
        IReadOnlyList<ThemedColor>? colors = Classes is null ? null : Palette.ForLabels(Classes);
        var input = new ArchitectureBlock(Input.Channels, Input.Height, Input.Width, "input") { Face = Faces?.GetValueOrDefault("input") };
        IEnumerable<ArchitectureBlock> others = stages.Select(stage =>
            new ArchitectureBlock(stage.Last.Channels, stage.Last.Height, stage.Last.Width, stage.First.Kind)
            {
                Face = stage.Layers.Select(layer => Faces?.GetValueOrDefault(layer.Name)).LastOrDefault(face => face is not null),
                CellColors = colors,
            });
        ArchitectureBlock[] blocks = [.. others.Prepend(input)
            .Select(block => block with { LargestRows = rows, MostChannels = channels, LargestSide = largestSide })];
        blocks[^1] = blocks[^1] with { IsLast = true };
        return blocks;
    }

    // A count in three digits: "205 k", "52.4 M".
    internal static string Compact(long count)
    {
        (double value, string unit) = count switch
        {
            >= 999_500_000 => (count / 1e9, " G"),
            >= 999_500 => (count / 1e6, " M"),
            >= 1000 => (count / 1e3, " k"),
            _ => (count, ""),
        };
        string format = unit.Length == 0 || value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00";
        return value.ToString(format, CultureInfo.InvariantCulture) + unit;
    }

    /// <inheritdoc/>
    /// <remarks>A narrow place gets a drawing from top to bottom.</remarks>
    protected override string DrawnHtml()
    {
        Check();
        return TwoDrawings.Html(DrawWide(), DrawNarrow(), NumbersHtml());
    }

    private string TotalNote => $"Blue: share of the {NumberText.Count(Parameters)} parameters. " +
        $"Orange: share of the {NumberText.Count(MultiplyAdds)} multiply-adds for one picture.";

    internal string InWords(ArchitectureStage stage)
    {
        string rows = stage.PaperRows is null ? "" : $" ({stage.PaperRows} of the paper)";
        string then = stage.Layers.Count == 1 ? "" : $", then {string.Join(", ", stage.Layers.Skip(1).Select(layer => Lower(layer.Kind)))}";
        return $"{stage.First.Name}{rows}: {Lower(stage.First.Kind)}{then}: " +
            $"gives {ShapeText(stage.Last.Channels, stage.Last.Height, stage.Last.Width)}; " +
            $"{NumberText.Count(stage.Parameters)} parameters ({NumberText.Percent(Share(stage.Parameters, Parameters))}), " +
            $"{NumberText.Count(stage.MultiplyAdds)} multiply-adds ({NumberText.Percent(Share(stage.MultiplyAdds, MultiplyAdds))})";
    }

    internal static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    internal static string ShapeText(int channels, int height, int width) =>
        string.Create(CultureInfo.InvariantCulture, $"{channels} x {height} x {width}");

    // "ReLU" keeps its capitals.
    internal static string Lower(string kind) =>
        kind.Length > 1 && char.IsLower(kind[1]) && !kind.StartsWith("ReLU", StringComparison.Ordinal)
            ? char.ToLowerInvariant(kind[0]) + kind[1..]
            : kind;

    internal void Check()
    {
        foreach ((string name, int channels, int height, int width) in Layers.Select(l => (l.Name, l.Channels, l.Height, l.Width))
            .Prepend(("input", Input.Channels, Input.Height, Input.Width)))
        {
            if (channels < 1 || height < 1 || width < 1)
            {
                throw new InvalidOperationException(
                    $"{name}: the shape is {ShapeText(channels, height, width)}, expected sizes of at least 1.");
            }
        }
    }
}
