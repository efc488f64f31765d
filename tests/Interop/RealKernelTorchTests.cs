using System.Globalization;
using System.Text.Json.Nodes;
using FerLib.Tests.Notebooks;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>TorchSharp and its native parts load in the real kernel from the folder that a notebook loads FerLib from.</summary>
public sealed class RealKernelTorchTests(KernelHostFixture kernel) : IClassFixture<KernelHostFixture>
{
    [Fact]
    public void TrainingStep_InTheRealKernel_LowersTheLossWithTheNativePartsBesideFerLib()
    {
        StartedTorchSharp.SkipUnlessItStarts();
        new NotebookText("A step")
            .Code($"#r \"{NotebookCopy.LibraryFolder}/FerLib.dll\"\n#r \"{NotebookCopy.LibraryFolder}/TorchSharp.dll\"\nusing TorchSharp;")
            .Code("""
                var x = torch.tensor(new float[] { 1, 2, 3, 4, 5, 7 }, 3, 2);
                var y = torch.tensor(new float[] { 1, 0, 1 }, 3, 1);
                var model = torch.nn.Linear(2, 1);
                var optimizer = torch.optim.SGD(model.parameters(), 0.01);
                torch.Tensor Loss() => torch.nn.functional.mse_loss(model.call(x), y);
                var before = Loss();
                before.backward();
                var gradient = model.weight.grad.abs().sum().item<float>();
                optimizer.step();
                FormattableString.Invariant($"{before.item<float>():R} {Loss().item<float>():R} {gradient:R}")
                """)
            .Code("""
                string.Join("\n", System.Diagnostics.Process.GetCurrentProcess().Modules.Cast<System.Diagnostics.ProcessModule>()
                    .Select(module => module.FileName.Replace('\\', '/')).Where(file => file.Contains("torch", StringComparison.OrdinalIgnoreCase)))
                """)
            .Write(kernel.NotebookFolder, "torch");
        JsonObject[][] cells = [.. kernel.Run("torch").Values];
        float[] numbers = [.. Text(cells[1]).Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
        Assert.True(numbers[1] < numbers[0], $"loss {numbers[0]} before the step, {numbers[1]} after it");
        Assert.True(numbers[2] > 0, "the gradient is zero");
        string[] loaded = Text(cells[2]).Split('\n');
        Assert.Contains(loaded, file => Path.GetFileNameWithoutExtension(file).EndsWith("LibTorchSharp", StringComparison.Ordinal));
        Assert.All(loaded, file => Assert.StartsWith(NotebookCopy.LibraryFolder + "/", file, StringComparison.Ordinal));
    }

    [Fact]
    public void Engine_InTheRealKernel_TrainsAndItsLossFalls()
    {
        StartedTorchSharp.SkipUnlessItStarts();
        new NotebookText("The engine")
            .Code($"#r \"{NotebookCopy.LibraryFolder}/FerLib.dll\"\nusing FerLib.NeuralNetworks; using FerLib.Notebooks;")
            .Code("""
                var engine = Workbook.Engine();
                var network = engine.Compile(PaperArchitectures.NoLogitRelu(3), new InputShape(1, 32, 32), 1);
                var pictures = Enumerable.Range(0, 6 * 1024).Select(i => MathF.Sin(i * (1 + i / 1024 % 3))).ToArray();
                float Step() => network.Train(pictures, [0, 1, 2, 0, 1, 2], new StepOptions { LearningRate = 1e-3f }).Loss;
                var first = Step();
                var last = Enumerable.Range(0, 5).Select(_ => Step()).Last();
                FormattableString.Invariant($"{engine.Name}|{first:R}|{last:R}")
                """)
            .Write(kernel.NotebookFolder, "engine");
        string[] parts = Text(kernel.Run("engine").Values.ElementAt(1)).Split('|');
        Assert.StartsWith("TorchSharp ", parts[0], StringComparison.Ordinal);
        Assert.True(float.Parse(parts[2], CultureInfo.InvariantCulture) < float.Parse(parts[1], CultureInfo.InvariantCulture), string.Join(", ", parts));
    }

    private static string Text(JsonObject[] outputs)
    {
        // The compiler's warning that TorchSharp was built for an older runtime is all that may stand beside the value.
        Assert.All(outputs[..^1], output => Assert.All(
            output["lines"]!.AsArray(), line => Assert.StartsWith("warning CS1701: ", (string)line!, StringComparison.Ordinal)));
        JsonObject output = outputs[^1];
        Assert.True((string?)output["type"] == "value", output.ToJsonString());
        return (string)output["data"]!["text/plain"]!;
    }
}
