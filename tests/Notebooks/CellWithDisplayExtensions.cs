namespace FerLib.Tests.Notebooks;

public static class CellWithDisplayExtensions
{
    public static ShownValue Display(this CellWithDisplay cell, object value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (!mimeTypes.SequenceEqual(["text/html", "text/plain"]))
            throw new ArgumentException("expected HTML and plain text", nameof(mimeTypes));
        var shown = new ShownValue(cell);
        shown.Update(value);
        cell.Values.Add(shown);
        return shown;
    }
}
