using System.Globalization;
using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;

namespace FerLib.Benchmarks;

/// <summary>What to measure.</summary>
public sealed record BenchmarkOptions
{
    private const string Usage = """
        usage: dotnet run --project tests/Benchmarks -- WHAT
          training and inference   [--sizes 64:32,128:32] [--threads N] [--repeats 7] [--channels 1] [--engine ferlib] [--device auto]
                                   [--without Filtering,Rows]
          the same, against others --against "COMMAND" [--rounds 3] [the options above, which are handed on to COMMAND but for the last three]
          decoding                 --pictures FOLDER:512,FOLDER:128 [--threads N] [--repeats 7]
          preparing and loading    --data FOLDER [--count 50000] [--train on] [--threads N]
        """;

    /// <summary>Side of the pictures and pictures a batch. Default 64:32 and 128:32.</summary>
    public IReadOnlyList<(int Size, int Batch)> Sizes { get; init; } = [(64, 32), (128, 32)];

    /// <summary>Threads of the engine ferlib; 0, the default, takes every core. Another engine takes every core.</summary>
    public int Threads { get; init; }

    /// <summary>Measurements of which the median counts. Default 7.</summary>
    public int Repeats { get; init; } = 7;

    /// <summary>Planes of a picture. Default 1.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>What the engine ferlib is measured without, to see what it gains by it. Default: nothing.</summary>
    internal Techniques Without { get; init; }

    /// <summary>Another command that measures training and inference and prints what shared/bench/pytorch_step.py prints; null, the default, for ours alone.</summary>
    public string? Against { get; init; }

    /// <summary>How often both sides are measured, one after the other. Default 3.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>What to measure in this very process; null, the default, when it is the one that starts the others.</summary>
    internal Measurement? Measured { get; init; }

    /// <summary>Threads of the engine ferlib, every core counted.</summary>
    internal int ThreadsInUse => Threads > 0 ? Threads : Environment.ProcessorCount;

    /// <summary>The engine, one of this build's or auto. Default ferlib; the full stack has another.</summary>
    public string Engine { get; init; } = "ferlib";

    /// <summary>The device: auto (the default), cpu, cuda or cuda:N.</summary>
    public string Device { get; init; } = Engines.Auto;

    /// <summary>Folders of pictures and the side to which they are stretched: measures decoding instead of training.</summary>
    public IReadOnlyList<(string Folder, int Size)> Pictures { get; init; } = [];

    /// <summary>A folder of .jpg pictures, of which many copies are prepared and trained on; null, the default, for the other measurements.</summary>
    public string? Data { get; init; }

    /// <summary>How many copies. Default 50,000.</summary>
    public int Count { get; init; } = 50_000;

    /// <summary>Whether an epoch is trained on the copies once they are loaded, in memory and streamed. Default: yes.</summary>
    public bool Trains { get; init; } = true;

    /// <summary>Reads the command line; on a mistake it writes that and the usage to the error stream and returns false.</summary>
    public static bool TryParse(string[] arguments, out BenchmarkOptions options)
    {
        options = new BenchmarkOptions();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            BenchmarkOptions? next = (arguments[i], Number(value)) switch
            {
                ("--sizes", _) => Pairs(value) is { } pairs ? options with { Sizes = pairs } : null,
                ("--threads", >= 1 and <= 1024 and int n) => options with { Threads = n },
                ("--repeats", >= 1 and int n) => options with { Repeats = n },
                ("--channels", >= 1 and int n) => options with { Channels = n },
                ("--against", _) => options with { Against = value },
                ("--rounds", >= 1 and int n) => options with { Rounds = n },
                ("--measure", _) when Enum.TryParse(value, out Measurement what) => options with { Measured = what },
                ("--without", _) when Enum.TryParse(value, out Techniques techniques) => options with { Without = techniques },
                ("--engine", _) when value.Length > 0 => options with { Engine = value },
                ("--pictures", _) => Folders(value) is { } folders ? options with { Pictures = folders } : null,
                ("--data", _) when value.Length > 0 => options with { Data = value },
                ("--train", _) when value is "on" or "off" => options with { Trains = value == "on" },
                ("--count", >= 1 and int n) => options with { Count = n },
                ("--device", _) when value.Length > 0 => options with { Device = value },
                _ => null,
            };
            if (next is null)
            {
                Console.Error.WriteLine($"{arguments[i]} {value}: not understood.{Environment.NewLine}{Usage}");
                return false;
            }

            options = next;
        }

        return true;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static List<(int Size, int Batch)>? Pairs(string text)
    {
        var pairs = new List<(int, int)>();
        foreach (string pair in text.Split(','))
        {
            string[] parts = pair.Split(':');
            if (parts.Length != 2 || Number(parts[0]) < 1 || Number(parts[1]) < 1)
                return null;
            pairs.Add((Number(parts[0]), Number(parts[1])));
        }

        return pairs;
    }

    private static List<(string Folder, int Size)>? Folders(string text)
    {
        var pairs = new List<(string, int)>();
        foreach (string pair in text.Split(','))
        {
            int colon = pair.LastIndexOf(':');
            if (colon < 1 || Number(pair[(colon + 1)..]) < 1)
                return null;
            pairs.Add((pair[..colon], Number(pair[(colon + 1)..])));
        }

        return pairs;
    }
}
