namespace FerLib.Charts;

/// <summary>Layers that belong together in a drawing: one that changes the shape, and those that follow it and keep the shape.</summary>
/// <param name="Layers">The layers in forward order, at least one.</param>
internal sealed record ArchitectureStage(IReadOnlyList<LayerBlock> Layers)
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

    /// <summary>Its rows in the paper's table: "1-3", "14", "14, 16", or nothing.</summary>
    public string PaperRows
    {
        get
        {
            int[] rows = [.. Layers.Select(layer => layer.PaperRow).OfType<int>().Order()];
            if (rows.Length == 0)
                return "";
            bool unbroken = rows.Zip(rows.Skip(1)).All(pair => pair.Second == pair.First + 1);
            return rows.Length > 1 && unbroken ? $"{rows[0]}-{rows[^1]}" : string.Join(", ", rows);
        }
    }

    /// <summary>Groups layers: a normalization, ReLU, dropout or output joins what is before it; softmax starts a stage of its own.</summary>
    public static IReadOnlyList<ArchitectureStage> Of(IReadOnlyList<LayerBlock> layers)
    {
        var stages = new List<List<LayerBlock>>();
        foreach (LayerBlock layer in layers)
        {
            if (stages.Count == 0 || !Joins(layer))
                stages.Add([]);
            stages[^1].Add(layer);
        }

        return [.. stages.Select(stage => new ArchitectureStage(stage))];
    }

    private static bool Joins(LayerBlock layer) =>
        Array.Exists(Joining, kind => layer.Kind.StartsWith(kind, StringComparison.OrdinalIgnoreCase));
}
