using DataFetch.Commands;
using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <summary>What to do to get a set that its owners hand out themselves.</summary>
/// <param name="screen">Where it is shown.</param>
/// <param name="set">The set.</param>
/// <param name="dataHome">The option that the next commands need to use the same data home, with a blank before it; or nothing.</param>
internal sealed class StepsByHand(Screen screen, DataSetDescription set, string dataHome)
{
    private const int Indent = 4;

    /// <summary>Shows the steps, numbered, and the command that follows them.</summary>
    public void Show()
    {
        screen.Wrapped(0, $"{set.Title} is handed out by its owners. Licence: {set.Licence}");
        screen.Wrapped(0, $"Cite: {set.Citation}");
        screen.Line();
        int number = 0;
        foreach (string step in set.StepsToGet)
            Step(++number, step);
        Step(++number, "Leave the archive as it came, in any folder. Then type, with its path:");
        screen.Line($"{new string(' ', Indent)}{CommandHost.Typed} import {set.Name} {set.ArchiveName ?? "ARCHIVE"}{dataHome}");
        screen.Line();
        screen.Wrapped(0, "If the owners send you the address of the archive, this downloads it, in as many tries as it takes:");
        screen.Line($"{new string(' ', Indent)}{CommandHost.Typed} fetch {set.Name} --from \"ADDRESS\"{dataHome}");
    }

    private void Step(int number, string text)
    {
        var wrapped = new StringWriter();
        new Screen(wrapped, terminal: false).Wrapped(Indent, text);
        screen.Output.Write($"{number}.".PadRight(Indent) + wrapped.ToString()[Indent..]);
    }
}
