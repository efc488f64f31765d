using System.Globalization;
using System.Text;

namespace FerLib.Datasets;

/// <content>The entry of a .bib file.</content>
public sealed partial record Citation
{
    private const int Columns = 80;
    private const int NameWidth = 13;

    // Accented letters, their plain ones, and LaTeX's command for the accent (LaTeX: A Document Preparation System, table 3.1). Written out,
    // since cultures are invariant here and nothing takes letters apart. A command that is a letter needs a blank after it.
    private static readonly Dictionary<char, string> Accented = (((string Letters, string Plain, string Command)[])
    [
        ("ÀÈÌÒÙàèìòù", "AEIOUaeiou", "`"), ("ÁÉÍÓÚÝáéíóúýĆćŃńŚśŹź", "AEIOUYaeiouyCcNnSsZz", "'"), ("ÂÊÎÔÛâêîôû", "AEIOUaeiou", "^"),
        ("ÃÑÕãñõ", "ANOano", "~"), ("ÄËÏÖÜäëïöüÿ", "AEIOUaeiouy", "\""), ("ŐŰőű", "OUou", "H "), ("ÅåŮů", "AaUu", "r "),
        ("ČčĎďĚěŇňŘřŠšŽž", "CcDdEeNnRrSsZz", "v "), ("ÇçŞş", "CcSs", "c "), ("ĄąĘę", "AaEe", "k "), ("ĀāĒēĪīŌōŪū", "AaEeIiOoUu", "="),
        ("ĂăĞğ", "AaGg", "u "), ("Żżİ", "ZzI", "."),
    ]).SelectMany(accent => accent.Letters.Zip(accent.Plain, (letter, plain) => KeyValuePair.Create(letter, WithAccent(accent.Command, plain)))).ToDictionary();

    // A brace has to be closed even behind a backslash: BibTeX counts them before LaTeX reads anything.
    private static readonly Dictionary<char, string> Special = (((char Letter, string Command)[])
    [
        ('\\', @"{\textbackslash}"), ('{', @"{\textbraceleft}"), ('}', @"{\textbraceright}"), ('~', @"{\textasciitilde}"),
        ('^', @"{\textasciicircum}"), ('&', @"\&"), ('%', @"\%"), ('$', @"\$"), ('#', @"\#"), ('_', @"\_"),
        ('“', "``"), ('”', "''"), ('‘', "`"), ('’', "'"), ('–', "--"), ('—', "---"),
        ('ß', @"{\ss}"), ('æ', @"{\ae}"), ('Æ', @"{\AE}"), ('ø', @"{\o}"), ('Ø', @"{\O}"), ('ł', @"{\l}"), ('Ł', @"{\L}"),
    ]).ToDictionary(pair => pair.Letter, pair => pair.Command);

    /// <summary>The entry as BibTeX, in lines of at most 80 characters where blanks allow it; ends without a line end.</summary>
    /// <remarks>
    /// The title stands in a second pair of braces, so that no style changes its capitals. Special characters are escaped and accents are
    /// LaTeX's, so that every BibTeX reads them; a letter for which there is no command stays as it is. Identifiers and addresses are not
    /// escaped: styles take them verbatim.
    /// </remarks>
    public string ToBibTeX()
    {
        var entry = new StringBuilder();
        entry.Append('@').Append(EntryType).Append('{').Append(Key).Append(',');
        Append(entry, "author", string.Join(" and ", Authors.Select(Escaped)));
        Append(entry, "title", $"{{{Escaped(Title)}}}");
        Append(entry, EntryType == "inproceedings" ? "booktitle" : "howpublished", Venue is null ? null : Escaped(Venue));
        Append(entry, "year", Year?.ToString(CultureInfo.InvariantCulture));
        Append(entry, "pages", Pages?.Replace("-", "--", StringComparison.Ordinal));
        Append(entry, "doi", Doi);
        Append(entry, "isbn", Isbn);
        Append(entry, "eprint", ArXiv);
        Append(entry, "archiveprefix", ArXiv is null ? null : "arXiv");
        Append(entry, "url", Address);
        return entry.Append("\n}").ToString();
    }

    private static void Append(StringBuilder entry, string name, string? value)
    {
        if (value is null)
            return;
        string start = $"  {name.PadRight(NameWidth)} = {{";
        int column = start.Length;
        entry.Append('\n').Append(start);
        foreach ((int index, string word) in value.Split(' ').Index())
        {
            // The two characters are the brace and the comma that may follow.
            bool breaks = index > 0 && column + 1 + word.Length + 2 > Columns;
            if (index > 0)
                entry.Append(breaks ? "\n" + new string(' ', start.Length) : " ");
            column = breaks ? start.Length + word.Length : column + (index > 0 ? 1 : 0) + word.Length;
            entry.Append(word);
        }

        entry.Append("},");
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text)
        {
            if (Special.TryGetValue(c, out string? command) || Accented.TryGetValue(c, out command))
                escaped.Append(command);
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    // An accent takes the place of the dot.
    private static string WithAccent(string accent, char letter) => $@"{{\{accent}{(letter == 'i' ? @"\i" : letter.ToString())}}}";
}
