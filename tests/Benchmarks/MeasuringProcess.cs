using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FerLib.Benchmarks;

/// <summary>A command that measures in a process of its own and prints what it found as JSON objects, one a line.</summary>
internal sealed class MeasuringProcess(string program, IReadOnlyList<string> arguments)
{
    private readonly string _command = string.Join(' ', [program, .. arguments]);

    /// <summary>This program, measuring one thing at one size: a process has one peak of memory.</summary>
    public static MeasuringProcess Own(BenchmarkOptions options, (int Size, int Batch) pair, Measurement what)
    {
        string program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(MeasuringProcess).Assembly.Location] : [];
        return new MeasuringProcess(
            program,
            [
                .. self, .. Arguments(options, pair), "--engine", options.Engine, "--device", options.Device, "--without", options.Without.ToString(),
                "--measure", what.ToString(),
            ]);
    }

    /// <summary>Another program, measuring one size.</summary>
    public static MeasuringProcess Other(BenchmarkOptions options, (int Size, int Batch) pair, IReadOnlyList<string> command) =>
        new(command[0], [.. command.Skip(1), .. Arguments(options, pair)]);

    /// <summary>Runs it to its end; nothing else of ours runs meanwhile.</summary>
    /// <returns>Its JSON objects; other lines are passed over.</returns>
    /// <exception cref="BenchmarkException">It cannot be started, fails, or prints no JSON object.</exception>
    public IReadOnlyList<JsonObject> Run()
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Start(start);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new BenchmarkException($"{_command}: exit code {process.ExitCode}, expected 0. It says:{Environment.NewLine}{(error.Result + output.Result).Trim()}");
        Console.Error.Write(error.Result);
        JsonObject[] objects = [.. output.Result.Split('\n').Select(Parse).OfType<JsonObject>()];
        return objects.Length > 0
            ? objects
            : throw new BenchmarkException(
                $"{_command}: printed no line with a JSON object, expected one a size as shared/bench/pytorch_step.py prints them. It printed:{Environment.NewLine}{output.Result.Trim()}");
    }

    private static string[] Arguments(BenchmarkOptions options, (int Size, int Batch) pair) =>
    [
        "--sizes", Text($"{pair.Size}:{pair.Batch}"), "--threads", Text($"{options.ThreadsInUse}"), "--repeats", Text($"{options.Repeats}"),
        "--channels", Text($"{options.Channels}"),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static JsonObject? Parse(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonNode.Parse(line) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new BenchmarkException($"{_command}: {program} cannot be started ({error.Message}). Check its path; a relative one starts where this command was typed.");
        }
    }
}
