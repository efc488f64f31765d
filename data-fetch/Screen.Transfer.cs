using DataFetch.Downloads;
using Spectre.Console;

namespace DataFetch;

/// <content>Progress in bytes.</content>
internal sealed partial class Screen
{
    /// <summary>
    /// Runs a transfer that reports how many bytes are here, and how many there will be or null: a bar with rate and remaining time in a
    /// terminal, some lines elsewhere.
    /// </summary>
    public T Transfer<T>(string title, TimeProvider clock, Func<Action<long, long?>, T> work)
    {
        if (!HasBars)
            return work(new TransferLines(title, Line, clock).Report);
        return _console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new TransferColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title));
                task.IsIndeterminate = true;
                return work((here, total) =>
                {
                    task.IsIndeterminate = total is null;
                    task.MaxValue = Math.Max(1, total ?? here);
                    task.Value = here;
                });
            });
    }
}
