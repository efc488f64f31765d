using System.Diagnostics;
using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class LargeTreeTests
{
    // Ten times what two cores need (about half a second), so that a busy machine does not fail; the target is 5 seconds.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private const long MostBytes = 300L << 20;

    [Fact]
    public void Read_PublishedFergOnDisk_TakesSecondsAndLittleMemory()
    {
        using var folder = new TemporaryFolder();
        foreach (IGrouping<string, string> one in PublishedNames.FergFiles().GroupBy(file => Path.GetDirectoryName(file)!))
        {
            Directory.CreateDirectory(folder.At(one.Key));
            foreach (string file in one)
                File.Create(folder.At(file)).Dispose();
        }

        new FergReader().Read(folder.Path, new ReaderOptions()); // warm
        GC.Collect();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        Manifest manifest = new FergReader().Read(folder.Path, new ReaderOptions());
        _ = manifest.Hash;
        watch.Stop();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Current.SendDiagnosticMessage($"{manifest.Samples.Count} files: {watch.Elapsed.TotalSeconds:0.00} s, {allocated >> 20} MiB allocated");
        Assert.Equal((55_767, 0), (manifest.Samples.Count, manifest.Quarantine.Count));
        Assert.True(watch.Elapsed < Longest, $"it took {watch.Elapsed}");
        Assert.True(allocated < MostBytes, $"{allocated >> 20} MiB were allocated");
    }
}
