using System.Globalization;
using FerLib.Datasets;
using FerLib.Datasets.Prepared;
using FerLib.Imaging;

namespace DataFetch;

/// <summary>Prepares data sets and says so: what it will take before it begins, how far it is, what came of it.</summary>
internal sealed class Preparer(Screen screen, PreparedCache cache)
{
    /// <summary>Makes the file of prepared pictures of a data set.</summary>
    public void Prepare(Manifest manifest, PreparationOptions options, CancellationToken token)
    {
        PreparationPlan? plan = null;
        screen.Work($"{manifest.Name}: reading", report => plan = cache.Plan(manifest, options, To(report), token), lines: false);
        string what = $"{Words(plan!.Pictures, "picture")} of {ChannelExtraction.PlanesOf(options.Channels)} x {options.Size} x {options.Size}, {ByteSize.Of(plan.Bytes)}";
        if (plan.IsDone)
        {
            screen.Line($"{manifest.Name}: {what}, are prepared already: {plan.File}");
            return;
        }

        screen.Line($"{manifest.Name}: {what}, will be in {plan.File}");
        PreparationResult? result = null;
        screen.Work($"{manifest.Name}: preparing", report => result = cache.Prepare(plan, To(report), Waiting, token));
        Say(manifest, result!, plan.Pictures, "the notebooks take them by themselves");
    }

    /// <summary>Writes the channels of a data set as PNG files.</summary>
    public void WritePng(Manifest manifest, int size, CancellationToken token)
    {
        ChannelPicturesPlan? plan = null;
        screen.Work($"{manifest.Name}: reading", report => plan = cache.PlanPng(manifest, size, To(report), token), lines: false);
        string what = $"{Words(4 * plan!.Photographs, "PNG file")} of {size} x {size}";
        if (plan.IsDone)
        {
            screen.Line($"{manifest.Name}: {what} are there already: {plan.Folder}");
            return;
        }

        screen.Line($"{manifest.Name}: {what}, about {ByteSize.Of(plan.ApproximateBytes)}, will be in {plan.Folder}");
        PreparationResult? result = null;
        screen.Work($"{manifest.Name}: writing", report => result = cache.WritePng(plan, To(report), Waiting, token));
        Say(manifest, result!, plan.Photographs, $"a channel as a data set: DataSet=manifest:{Path.Combine(plan.Folder, "red", "manifest.csv")}");
    }

    private void Say(Manifest manifest, PreparationResult result, int all, string use)
    {
        string earlier = result.Decoded < all ? $", {Words(all - result.Decoded, "picture")} of them by an earlier run" : "";
        screen.Line($"{manifest.Name}: done, {ByteSize.Of(result.Bytes)}{earlier}; {use}.");
        if (result.Damaged.Count > 0)
        {
            QuarantinedFile first = result.Damaged[0];
            screen.Wrapped(2, $"{Words(result.Damaged.Count, "picture")} could not be decoded; the first, {OneLine.Of(first.Path)}: {first.Reason}.");
        }
    }

    private void Waiting() => screen.Line("Another process is preparing pictures; waiting for it.");

    private static string Words(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static Told<(int Done, int Total)> To(Action<int, int> report) => new(value => report(value.Done, value.Total));
}
