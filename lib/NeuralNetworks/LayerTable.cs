namespace FerLib.NeuralNetworks;

/// <summary>Every layer of an architecture at one input size, with output shape, parameters and multiply-adds.</summary>
public sealed class LayerTable
{
    private LayerTable(Architecture architecture, InputShape input, IReadOnlyList<LayerTableRow> rows)
    {
        Architecture = architecture;
        Input = input;
        Rows = rows;
    }

    /// <summary>The architecture it describes.</summary>
    public Architecture Architecture { get; }

    /// <summary>Shape of one picture (C, H, W).</summary>
    public InputShape Input { get; }

    /// <summary>The layers in forward order.</summary>
    public IReadOnlyList<LayerTableRow> Rows { get; }

    /// <summary>Parameters of all layers.</summary>
    public long Parameters => Rows.Sum(row => row.Parameters);

    /// <summary>Multiply-adds of one forward pass over one picture through all layers.</summary>
    public long MultiplyAdds => Rows.Sum(row => row.MultiplyAdds);

    /// <summary>Multiply-adds of one backward pass over one picture through all layers.</summary>
    public long BackwardMultiplyAdds => Rows.Sum(row => row.BackwardMultiplyAdds);

    /// <summary>Works out the table.</summary>
    /// <param name="architecture">The layers.</param>
    /// <param name="input">Shape of one picture (C, H, W).</param>
    /// <exception cref="ArgumentException">
    /// The shape has a size below 1, two layers share a name, or a layer cannot take its input; the message names layer and shape.
    /// </exception>
    public static LayerTable Of(Architecture architecture, InputShape input)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (input.Channels < 1 || input.Height < 1 || input.Width < 1)
            throw new ArgumentException($"{architecture.Name}: input is {input}, expected sizes of at least 1.", nameof(input));
        var names = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<LayerTableRow>();
        InputShape shape = input;
        foreach (Layer layer in architecture.Layers)
        {
            if (!names.Add(layer.Name))
                throw new ArgumentException($"{architecture.Name}: two layers are named {layer.Name}; names are unique.", nameof(architecture));
            InputShape output = layer.OutputShape(shape);
            long multiplyAdds = layer.MultiplyAdds(shape);
            // Every product of the forward pass has a share in the weights' gradient, and one in the input's where anybody asks for that.
            long backward = rows.Count == 0 ? multiplyAdds : 2 * multiplyAdds;
            rows.Add(new LayerTableRow(layer.PaperRow, layer.Name, layer.Kind, output, layer.Parameters(shape), multiplyAdds, backward));
            shape = output;
        }

        return new LayerTable(architecture, input, rows);
    }
}
