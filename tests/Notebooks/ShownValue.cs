namespace FerLib.Tests.Notebooks;

/// <summary>A value that <see cref="CellWithDisplay"/> shows.</summary>
public sealed class ShownValue(CellWithDisplay cell)
{
    /// <summary>The texts it had, the last one last.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>What the last one is in HTML.</summary>
    public string Html { get; private set; } = "";

    public void Update(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (cell.Throws)
            throw new InvalidOperationException("the host is gone");
        if (CellWithDisplay.Current != cell)
            throw new InvalidOperationException("an update outside the cell");
        Texts.Add(value.ToString()!);
        Html = (string)value.GetType().GetMethod("ToHtml")!.Invoke(value, null)!;
    }
}
