namespace FerLib.Tests.Notebooks;

/// <summary>A notebook host of the shape that .NET Interactive has, with as many cells as a test wants.</summary>
public sealed class CellWithDisplay
{
    private static readonly AsyncLocal<CellWithDisplay?> Running = new();

    private readonly List<Action<CellWithDisplay>> _whenOver = [];

    /// <summary>The cell of this flow of execution.</summary>
    public static CellWithDisplay? Current => Running.Value;

    public bool IsComplete { get; private set; }

    /// <summary>Every value that was displayed, with all that it was updated to.</summary>
    public List<ShownValue> Values { get; } = [];

    /// <summary>Whether displaying and updating throws.</summary>
    public bool Throws { get; set; }

    /// <summary>Begins a cell.</summary>
    public static CellWithDisplay Begin() => Running.Value = new CellWithDisplay();

    /// <summary>Ends the cell as the host does: what waits for the end first, with no cell running.</summary>
    public void End()
    {
        Running.Value = null;
        _whenOver.ForEach(action => action(this));
        IsComplete = true;
    }

    public void OnComplete(Action<CellWithDisplay> action) => _whenOver.Add(action);
}
