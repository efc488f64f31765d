using System.Globalization;

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

    private long Parameters => Layers.Sum(layer => layer.Parameters);

    private long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <inheritdoc/>
    public override FigureTable Table => new(
        ["row in the paper", "layer", "operation", "channels x height x width", "parameters", "share", "multiply-adds", "share"],
        [.. Layers.Select(layer => (IReadOnlyList<string>)
        [
            layer.PaperRow?.ToString(CultureInfo.InvariantCulture) ?? "", layer.Name, layer.Kind,
            Shape(layer.Channels, layer.Height, layer.Width), NumberText.Count(layer.Parameters),
            NumberText.Percent(Share(layer.Parameters, Parameters)), NumberText.Count(layer.MultiplyAdds),
            NumberText.Percent(Share(layer.MultiplyAdds, MultiplyAdds)),
        ])]);

    /// <inheritdoc/>
    public override string TextAlternative => FigureText.Sentences([Title,
        $"Input {Shape(Input.Channels, Input.Height, Input.Width)}", .. ArchitectureStage.Of(Layers).Select(InWords),
        $"In all {NumberText.Count(Parameters)} parameters and {NumberText.Count(MultiplyAdds)} multiply-adds for one picture", Note]);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A shape has a size below 1.</exception>
    public override string ToSvg()
    {
        Check();
        return DrawWide();
    }

    private string InWords(ArchitectureStage stage)
    {
        string rows = stage.PaperRows.Length == 0 ? "" : $" (row {stage.PaperRows} of the paper)";
        string then = stage.Layers.Count == 1 ? "" : $", then {string.Join(", ", stage.Layers.Skip(1).Select(layer => Lower(layer.Kind)))}";
        return $"{stage.First.Name}{rows}: {Lower(stage.First.Kind)}{then}: " +
            $"gives {Shape(stage.Last.Channels, stage.Last.Height, stage.Last.Width)}; " +
            $"{NumberText.Count(stage.Parameters)} parameters ({NumberText.Percent(Share(stage.Parameters, Parameters))}), " +
            $"{NumberText.Count(stage.MultiplyAdds)} multiply-adds ({NumberText.Percent(Share(stage.MultiplyAdds, MultiplyAdds))})";
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Shape(int channels, int height, int width) =>
        string.Create(CultureInfo.InvariantCulture, $"{channels} x {height} x {width}");

    // "ReLU" keeps its capitals.
    private static string Lower(string kind) =>
        kind.Length > 1 && char.IsLower(kind[1]) && !kind.StartsWith("ReLU", StringComparison.Ordinal) ? char.ToLowerInvariant(kind[0]) + kind[1..] : kind;

    private void Check()
    {
        foreach ((string name, int channels, int height, int width) in Layers.Select(l => (l.Name, l.Channels, l.Height, l.Width))
            .Prepend(("input", Input.Channels, Input.Height, Input.Width)))
        {
            if (channels < 1 || height < 1 || width < 1)
                throw new InvalidOperationException($"{name}: the shape is {Shape(channels, height, width)}, expected sizes of at least 1.");
        }
    }
}
