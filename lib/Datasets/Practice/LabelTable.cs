using System.Text;

namespace FerLib.Datasets.Practice;

/// <summary>The table of what was drawn, for sets whose published pictures nobody has labelled.</summary>
internal static class LabelTable
{
    /// <summary>Writes the table into a set's root. No cell of a practice set needs quotes.</summary>
    public static void Write(string root, string[] columns, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (string[] row in rows.Prepend(columns))
            text.AppendJoin(',', row).Append('\n');
        File.WriteAllText(Path.Combine(root, Manifest.LabelFileName), text.ToString());
    }
}
