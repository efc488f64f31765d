using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace FerLib.Tests;

/// <summary>Programs of other people's that a machine may have: Python with PyTorch, Node with ONNX Runtime.</summary>
internal static class ForeignProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Pythons = ["/usr/bin/python3", "python3", "python"];

    private static readonly Lazy<string?> AnyPython = new(() => Pythons.FirstOrDefault(python => Runs(python, "import sys; sys.exit(sys.version_info < (3, 8))")));
    private static readonly Lazy<string?> Torch = new(() => Pythons.FirstOrDefault(
        python => Runs(python, "from importlib.util import find_spec; import sys; sys.exit(not (find_spec('torch') and find_spec('numpy')))")));

    /// <summary>A Python from 3.8 on, or null.</summary>
    public static string? Python => AnyPython.Value;

    /// <summary>A Python that has PyTorch and NumPy, or null.</summary>
    public static string? PythonWithTorch => Torch.Value;

    /// <summary>The folder whose node_modules holds onnxruntime-node, by the environment variable FER_OnnxRuntimeNode, or null.</summary>
    public static string? OnnxRuntimeNode =>
        Environment.GetEnvironmentVariable("FER_OnnxRuntimeNode") is { Length: > 0 } folder
        && Directory.Exists(Path.Combine(folder, "node_modules", "onnxruntime-node")) ? folder : null;

    /// <summary>Why <see cref="OnnxRuntimeNode"/> is null.</summary>
    public const string NoOnnxRuntimeNode =
        "The environment variable FER_OnnxRuntimeNode names no folder with node_modules/onnxruntime-node (npm install onnxruntime-node).";

    /// <summary>Why <see cref="PythonWithTorch"/> is null.</summary>
    public const string NoTorch = "There is no python3 with torch and numpy.";

    /// <summary>A script of tests/NeuralNetworks/Reference.</summary>
    public static string Script(string name) => Path.Combine(RepositoryRoot.Folder, "tests", "NeuralNetworks", "Reference", name);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed, line by line.</returns>
    public static string[] Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)}: not done after {Patience}.");
        }

        return process.ExitCode == 0
            ? output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{error.Result}");
    }

    /// <summary>Writes numbers as scripts read them: float32, little-endian, nothing else.</summary>
    public static void WriteNumbers(string path, float[] values) => File.WriteAllBytes(path, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>Numbers separated by blanks.</summary>
    public static float[] Numbers(string line) => [.. line.Split(' ').Select(text => float.Parse(text, CultureInfo.InvariantCulture))];

    private static bool Runs(string python, string code)
    {
        try
        {
            Run(python, "-c", code);
            return true;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or TimeoutException)
        {
            return false;
        }
    }
}
