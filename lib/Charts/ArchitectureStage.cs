using System.Globalization;
using System.Text.RegularExpressions;

namespace FerLib.Charts;

/// <summary>Layers that belong together in a drawing: one that changes the shape, and those that follow it and keep the shape.</summary>
/// <param name="Layers">The layers in forward order, at least one.</param>
internal sealed partial record ArchitectureStage(IReadOnlyList<LayerBlock> Layers)
{
    private static readonly string[] Joining = ["batch normalization", "normalization", "relu", "dropout", "classification output"];

    /// <summary>The layer that gives the stage its name.</summary>
    public LayerBlock First => Layers[0];

    /// <summary>The layer whose output the stage hands on.</summary>
    public LayerBlock Last => Layers[^1];

    /// <summary>Parameters of all its layers.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>Multiply-adds of all its layers.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>What its first layer does, without sizes: "Convolution".</summary>
    public string Operation => Sizes().Replace(First.Kind, "").Trim();

    /// <summary>The sizes of what its first layer does: "5 x 5", "stride 2".</summary>
    public IReadOnlyList<string> Details =>
        Sizes().Match(First.Kind).Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What the layers after the first do, shortened: "normalization", "ReLU".</summary>
    public IReadOnlyList<string> Then => [.. Layers.Skip(1).Select(layer => Short(layer.Kind))];

    /// <summary>Its rows in the paper's table: "rows 1-3", "row 14", "rows 14, 16", or null where it has none.</summary>
    public string? PaperRows
    {
        get
        {
            int[] rows = [.. Layers.Select(layer => layer.PaperRow).OfType<int>().Order()];
            bool unbroken = rows.Zip(rows.Skip(1)).All(pair => pair.Second == pair.First + 1);
            return rows.Length switch
            {
                0 => null,
                1 => string.Create(CultureInfo.InvariantCulture, $"row {rows[0]}"),
                _ when unbroken => string.Create(CultureInfo.InvariantCulture, $"rows {rows[0]}-{rows[^1]}"),
                _ => "rows " + string.Join(", ", rows),
            };
        }
    }

    /// <summary>Groups layers: a normalization, ReLU, dropout or classification output joins what is before it.</summary>
    public static IReadOnlyList<ArchitectureStage> Of(IReadOnlyList<LayerBlock> layers)
    {
        var stages = new List<List<LayerBlock>>();
        foreach (LayerBlock layer in layers)
        {
            if (stages.Count == 0 || !Array.Exists(Joining, kind => layer.Kind.StartsWith(kind, StringComparison.OrdinalIgnoreCase)))
                stages.Add([]);
            stages[^1].Add(layer);
        }

        return [.. stages.Select(stage => new ArchitectureStage(stage))];
    }

    private static string Short(string kind) => kind switch
    {
        "Batch normalization" => "normalization",
        "Classification output (cross-entropy)" => "cross-entropy",
        _ => ArchitectureDrawing.Lower(kind),
    };

    [GeneratedRegex(@"\d.*$")]
    private static partial Regex Sizes();
}
