using System.Globalization;
using FerLib.NeuralNetworks;

namespace FerLib.Reports;

/// <summary>An architecture at one input size, layer by layer.</summary>
public static class LayerReport
{
    /// <summary>A row a layer: the paper's row number, what it is, output shape, parameters, multiply-adds; and the sums.</summary>
    public static ResultTable Of(LayerTable layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        IEnumerable<IReadOnlyList<string>> rows = layers.Rows.Select(row => (string[])
        [
            row.PaperRow?.ToString(CultureInfo.InvariantCulture) ?? "-", row.Kind, row.Output.ToString(), Count(row.Parameters), Count(row.MultiplyAdds),
        ]);
        return new ResultTable(
            $"{layers.Architecture.Name}, input {layers.Input}",
            [
                TableColumn.Number("paper's row"), new("layer"), new("output (C, H, W)"), TableColumn.Number("parameters"),
                TableColumn.Number("multiply-adds"),
            ],
            rows.Append(["", "all", "", layers.Parameters.ToString("#,0", CultureInfo.InvariantCulture), layers.MultiplyAdds.ToString("#,0", CultureInfo.InvariantCulture)]))
        {
            TotalRows = 1,
            Notes =
            [
                "Multiply-adds: of the forward pass over one picture.",
                .. layers.Rows.Any(row => row.PaperRow is null) ? (string[])["A dash in the first column: a layer that the paper's table does not print."] : [],
            ],
        };
    }

    private static string Count(long count) => count == 0 ? "" : count.ToString("#,0", CultureInfo.InvariantCulture);
}
