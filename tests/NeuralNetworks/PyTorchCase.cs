using System.Globalization;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>The stored case that Reference/pytorch_case.py wrote.</summary>
internal static class PyTorchCase
{
    public static Dictionary<string, float[]> Read()
    {
        var values = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(Path.Combine(RepositoryRoot.Folder, "tests", "NeuralNetworks", "Reference", "pytorch_case.txt")))
        {
            string[] parts = line.Split(' ');
            values[parts[0]] = [.. parts.Skip(2).Select(text => float.Parse(text, CultureInfo.InvariantCulture))];
        }

        return values;
    }
}
