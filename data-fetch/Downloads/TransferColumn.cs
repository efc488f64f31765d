using FerLib.Datasets;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DataFetch.Downloads;

/// <summary>Bytes and rate beside a bar, in the same units as everywhere else here (1 MB is 1,000,000 bytes).</summary>
internal sealed class TransferColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        string whole = task.IsIndeterminate ? "" : $" of {ByteSize.Of((long)task.MaxValue)}";
        string rate = task.Speed is { } speed ? $", {ByteSize.Of((long)speed)}/s" : "";
        return new Text($"{ByteSize.Of((long)task.Value)}{whole}{rate}");
    }
}
