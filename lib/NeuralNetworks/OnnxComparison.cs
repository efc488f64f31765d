namespace FerLib.NeuralNetworks;

/// <summary>Holds a model that was read against the one that FerLib would write for the same network.</summary>
internal static class OnnxComparison
{
    /// <summary>Refuses a model that differs in anything that decides what it computes, but for the weights' values.</summary>
    /// <exception cref="InvalidDataException">It differs; the message says where, what was expected and what is there.</exception>
    public static void Require(OnnxModel expected, OnnxModel actual)
    {
        Same("model", "ir_version", expected.IrVersion, actual.IrVersion);
        Same("model", "version of the operator set", expected.OperatorSet, actual.OperatorSet);
        Same("graph", "inputs", Text(expected.Graph.Inputs), Text(actual.Graph.Inputs));
        Same("graph", "outputs", Text(expected.Graph.Outputs), Text(actual.Graph.Outputs));
        IReadOnlyList<OnnxNode> nodes = actual.Graph.Nodes;
        for (int i = 0; i < Math.Min(expected.Graph.Nodes.Count, nodes.Count); i++)
            RequireNode($"node {i} ({nodes[i].Name})", expected.Graph.Nodes[i], nodes[i]);
        Same("graph", "number of nodes", expected.Graph.Nodes.Count, nodes.Count);
        RequireInitializers(expected.Graph.Initializers, actual.Graph.Initializers);
    }

    private static void RequireNode(string place, OnnxNode expected, OnnxNode actual)
    {
        Same(place, "op_type", expected.Operator, actual.Operator);
        Same(place, "name", expected.Name, actual.Name);
        Same(place, "inputs", Text(expected.Inputs), Text(actual.Inputs));
        Same(place, "outputs", Text(expected.Outputs), Text(actual.Outputs));
        Same(place, "attributes", Text(expected.Attributes), Text(actual.Attributes));
    }

    private static void RequireInitializers(IReadOnlyList<OnnxInitializer> expected, IReadOnlyList<OnnxInitializer> actual)
    {
        var byName = new Dictionary<string, OnnxInitializer>(StringComparer.Ordinal);
        foreach (OnnxInitializer tensor in actual)
        {
            if (!byName.TryAdd(tensor.Name, tensor))
                throw new InvalidDataException($"initializer {tensor.Name}: there are two, expected one.");
        }

        foreach (OnnxInitializer tensor in expected)
        {
            if (!byName.Remove(tensor.Name, out OnnxInitializer? found))
                throw new InvalidDataException($"initializer {tensor.Name}: missing, expected shape ({string.Join(", ", tensor.Shape)}).");
            Same($"initializer {tensor.Name}", "shape", $"({string.Join(", ", tensor.Shape)})", $"({string.Join(", ", found.Shape)})");
            Int128 length = tensor.Shape.Aggregate((Int128)sizeof(float), (product, size) => Int128.Min(product * size, long.MaxValue));
            Same($"initializer {tensor.Name}", "bytes of raw_data", (long)length, found.Data.Length);
        }

        foreach (string name in byName.Keys)
            throw new InvalidDataException($"initializer {name}: unknown to the network, expected none of this name.");
    }

    private static void Same<T>(string place, string what, T expected, T actual)
        where T : notnull
    {
        if (!expected.Equals(actual))
            throw new InvalidDataException($"{place}: {what} {actual}, expected {expected}.");
    }

    private static string Text<T>(IEnumerable<T> parts) => $"[{string.Join("; ", parts)}]";
}
