using System.Text.Json;
using System.Text.Json.Nodes;

namespace FerLib.Benchmarks;

/// <summary>Our side and another command in turn, never at the same time, who begins changing from round to round: the machine's clock drifts, ratios of neighbors do not.</summary>
internal static class Comparison
{
    /// <summary>Prints one JSON line a size and rival, and at the end a table.</summary>
    public static int Run(BenchmarkOptions options)
    {
        IReadOnlyList<string> command = CommandLine.Split(options.Against!);
        var compared = new List<ComparedSize>();
        foreach ((int Size, int Batch) pair in options.Sizes)
        {
            foreach (ComparedSize one in Compare(options, pair, command))
            {
                Console.WriteLine(JsonSerializer.Serialize(one.ToJson()));
                compared.Add(one);
            }
        }

        Console.WriteLine();
        Console.Write(ComparedSize.Table(compared));
        return 0;
    }

    /// <summary>Who begins a round, counted from 0.</summary>
    public static bool OursFirst(int round) => round % 2 == 0;

    private static List<ComparedSize> Compare(BenchmarkOptions options, (int Size, int Batch) pair, IReadOnlyList<string> command)
    {
        MeasuringProcess own = MeasuringProcess.Own(options, pair, Measurement.Steps), other = MeasuringProcess.Other(options, pair, command);
        var ours = new List<MeasuredSide>();
        var rivals = new Dictionary<string, List<MeasuredSide>>();
        for (int round = 0; round < options.Rounds; round++)
        {
            Console.Error.WriteLine($"{pair.Size}:{pair.Batch}, round {round + 1} of {options.Rounds}");
            bool oursFirst = OursFirst(round);
            if (oursFirst)
                ours.Add(MeasuredSide.Read(own.Run()[0], "this program"));
            IReadOnlyList<JsonObject> objects = other.Run();
            if (!oursFirst)
                ours.Add(MeasuredSide.Read(own.Run()[0], "this program"));
            foreach (MeasuredSide theirs in objects.Select(line => MeasuredSide.Read(line, command[0])))
            {
                Check(theirs, ours[^1], pair);
                if (!rivals.TryGetValue(theirs.Engine, out List<MeasuredSide>? rival))
                    rivals[theirs.Engine] = rival = [];
                rival.Add(theirs);
            }

            if (rivals.FirstOrDefault(rival => rival.Value.Count != round + 1) is { Key: { } engine, Value: { } lines })
            {
                throw new BenchmarkException(
                    $"--against: {lines.Count} lines of \"{engine}\" at {pair.Size}:{pair.Batch} by round {round + 1}, expected one a round. The command has to print each engine once.");
            }
        }

        return [.. rivals.Values.Select(rival => new ComparedSize(pair.Size, pair.Batch, ours, rival))];
    }

    private static void Check(MeasuredSide theirs, MeasuredSide ours, (int Size, int Batch) pair)
    {
        if ((theirs.Size, theirs.Batch) != pair)
        {
            throw new BenchmarkException(
                $"--against: \"{theirs.Engine}\" measured {theirs.Size}:{theirs.Batch}, expected {pair.Size}:{pair.Batch}. The command has to obey --sizes, the last one given.");
        }

        if (theirs.Threads != ours.Threads)
        {
            throw new BenchmarkException(
                $"--against: \"{theirs.Engine}\" ran on {theirs.Threads} threads, ours on {ours.Threads}; such ratios would say nothing. Choose --threads so that both sides have the same.");
        }
    }
}
