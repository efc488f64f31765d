using Spectre.Console;

namespace DataFetch;

/// <summary>Where the program writes: a terminal with bars and styles, or plain lines.</summary>
internal sealed partial class Screen : IProgress<string>
{
    /// <summary>Text is wrapped to this many columns, so that it reads well in any terminal and in a log.</summary>
    public const int Columns = 80;

    private readonly IAnsiConsole _console;

    public Screen(TextWriter output, bool terminal)
    {
        Output = output;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = terminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        HasBars = terminal && _console.Profile.Capabilities is { Ansi: true, Interactive: true };
    }

    /// <summary>The stream itself.</summary>
    public TextWriter Output { get; }

    /// <summary>Whether a bar can be drawn over itself.</summary>
    public bool HasBars { get; }

    /// <summary>A heading, after an empty line.</summary>
    public void Heading(string text)
    {
        Output.WriteLine();
        _console.Write(new Text(text, new Style(decoration: Decoration.Bold)));
        Output.WriteLine();
    }

    /// <summary>A line that is never broken: paths and commands stay whole, to be copied.</summary>
    public void Line(string text = "") => Output.WriteLine(text);

    /// <summary>A line about work that goes on.</summary>
    void IProgress<string>.Report(string value) => Line(value);

    /// <summary>Text broken between words, every line indented.</summary>
    public void Wrapped(int indent, string text)
    {
        string margin = new(' ', indent);
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && indent + line.Length + 1 + word.Length > Columns)
            {
                Output.WriteLine(margin + line);
                line = "";
            }

            line += line.Length == 0 ? word : " " + word;
        }

        if (line.Length > 0)
            Output.WriteLine(margin + line);
    }

    /// <summary>Runs work that reports how much of it is done: a bar in a terminal, a line for every tenth elsewhere.</summary>
    /// <param name="title">What the work is.</param>
    /// <param name="work">The work; it is handed what to report to, once for each part that is done, from several threads if need be.</param>
    /// <param name="lines">Whether there are lines where there is no bar; short work goes without.</param>
    public void Work(string title, Action<Action<int, int>> work, bool lines = true)
    {
        if (!HasBars)
        {
            var gate = new Lock();
            int count = 0;
            work((_, total) =>
            {
                lock (gate)
                {
                    // Each part of the work is reported once, from several threads and so not always in order: counted they are.
                    count++;
                    if (lines && count * 10L / total != (count - 1) * 10L / total)
                        Output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{title}: {count:N0} of {total:N0}"));
                }
            });
            return;
        }

        _console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title));
                var gate = new Lock();
                work((done, total) =>
                {
                    // Reports come from several threads, not always in order.
                    lock (gate)
                    {
                        task.MaxValue = total;
                        task.Value = Math.Max(task.Value, done);
                    }
                });
            });
    }
}
