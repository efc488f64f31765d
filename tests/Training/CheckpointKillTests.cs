using System.Diagnostics;
using System.Globalization;
using FerLib.NeuralNetworks;
using FerLib.Tests.Datasets;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

/// <summary>A training in a process of its own, killed without warning, and started again until it is done.</summary>
public sealed class CheckpointKillTests
{
    private const string FolderVariable = "FER_KilledTraining";
    private const string KillsVariable = "FER_TrainingKills";
    private const int DefaultKills = 20;

    private static readonly TrainingOptions Recipe = new() { Epochs = 4, BatchSize = 4, DropoutRate = 0.25, Seed = 5 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Train_KilledAtAnyMoment_EndsInTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.At("warm"), TimeSpan.MaxValue, fromWriting: false);
        (TimeSpan whole, TimeSpan writing) = await Run(folder.At("undisturbed"), TimeSpan.MaxValue, fromWriting: false);
        byte[] expected = await File.ReadAllBytesAsync(Model(folder.At("undisturbed")), Token);

        int kills = int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : DefaultKills;
        var random = new Random(3);
        int killed = 0, finished = 0, resumed = 0;
        for (int training = 0; killed < kills; training++)
        {
            string place = folder.At(string.Create(CultureInfo.InvariantCulture, $"training{training}"));
            while (!File.Exists(Model(place)))
            {
                resumed += File.Exists(Checkpoint(place)) ? 1 : 0;
                // Some come at any time, most once it writes: what is before that is the runtime's own start. When there are enough, it may end; before that it does now and then.
                bool fromWriting = killed % 4 != 0;
                await Run(place, killed < kills ? (fromWriting ? writing : whole) * random.NextDouble() * 0.7 : TimeSpan.MaxValue, fromWriting);
                if (!File.Exists(Model(place)))
                    killed++;
            }

            finished++;
            Assert.Equal(expected, await File.ReadAllBytesAsync(Model(place), Token));
            Directory.Delete(place, recursive: true);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{killed} kills; {resumed} starts went on from a checkpoint; {finished} training(s) came to their end, each in the same bytes. One undisturbed takes {whole.TotalMilliseconds:0} ms, {writing.TotalMilliseconds:0} of them from its first checkpoint on."));
        // Otherwise the kills all came before anything was written.
        Assert.InRange(resumed, kills / 2, int.MaxValue);
    }

    /// <summary>The training that is killed; this test assembly is started for it.</summary>
    [Fact(Explicit = true)]
    public void Train_InThisProcess_WritesItsModel()
    {
        string folder = Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException($"{FolderVariable} names the folder of the training.");
        PictureTensors pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 1), 32);
        using TrainedModel model = Trainer.Train(
            new CpuEngine(), pictures, MadeUpPictures.SplitOf(pictures), Recipe,
            checkpoints: CheckpointOptions.At(Checkpoint(folder)) with { Interval = TimeSpan.Zero }, token: Token);
        model.Save(Model(folder));
    }

    private static string Checkpoint(string folder) => Path.Combine(folder, "training.safetensors");

    private static string Model(string folder) => Path.Combine(folder, "model.safetensors");

    /// <summary>Starts a training and kills it after a time, from its beginning or from its first writing on, unless it ends before.</summary>
    /// <returns>How long it trained from its beginning, and from its first writing on.</returns>
    private static async Task<(TimeSpan Whole, TimeSpan Writing)> Run(string folder, TimeSpan after, bool fromWriting)
    {
        string[] arguments =
        [
            "exec", typeof(CheckpointKillTests).Assembly.Location, "-explicit", "only", "-noLogo", "-noColor",
            "-method", $"{typeof(CheckpointKillTests).FullName}.{nameof(Train_InThisProcess_WritesItsModel)}",
        ];
        var start = new ProcessStartInfo(DotnetHost.Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[FolderVariable] = folder;
        DateTime before = File.GetLastWriteTimeUtc(Checkpoint(folder));
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(Token), errors = process.StandardError.ReadToEndAsync(Token);
        Wait(() => File.Exists(Path.Combine(folder, ".training.safetensors.lock")));
        var clock = Stopwatch.StartNew();
        TimeSpan? written = null;
        if (fromWriting || after == TimeSpan.MaxValue)
        {
            Wait(() => File.GetLastWriteTimeUtc(Checkpoint(folder)) != before);
            written = clock.Elapsed;
        }

        if (!process.WaitForExit(after == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : after))
            process.Kill();
        await process.WaitForExitAsync(Token);
        string said = await output + await errors;
        Assert.True(File.Exists(Model(folder)) || after != TimeSpan.MaxValue, said);
        return (clock.Elapsed, clock.Elapsed - (written ?? TimeSpan.Zero));

        void Wait(Func<bool> until)
        {
            while (!until() && !process.WaitForExit(1))
            {
            }
        }
    }
}
