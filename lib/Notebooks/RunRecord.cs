using System.Globalization;
using System.Net;
using System.Text;
using FerLib.Datasets;
using FerLib.Experiments;

namespace FerLib.Notebooks;

/// <summary>What a reviewer needs to judge and repeat a run, as the last value that a notebook shows.</summary>
/// <remarks>
/// The HTML tells the runner without a shared type: the table carries <c>data-fer-practice="true"</c> when any data set is practice data, or
/// "beside" when those results only stand beside others;
/// each row <c>data-fer-fact</c> (the name) and <c>data-fer-value</c>.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class RunRecord
{
    private readonly List<(string Name, string Value)> _facts = [];

    /// <summary>True when a result rests on practice data.</summary>
    public bool IsPractice { get; private set; }

    /// <summary>Whether practice data only stand beside what the notebook is about, in columns or tables of their own that say so.</summary>
    public bool IsPracticeBeside { get; private init; }

    /// <summary>A record of a notebook whose subject is something else: practice results only stand beside it, marked where they stand.</summary>
    public static RunRecord WithPracticeBeside() => new() { IsPracticeBeside = true };

    /// <summary>Name and value of each fact, in the order in which they were added.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts => _facts;

    /// <summary>Adds a fact, for example <c>Add("Protocol", "subject-independent")</c>; null values are left out.</summary>
    /// <returns>This record.</returns>
    public RunRecord Add(string name, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text)
            _facts.Add((name, text));
        return this;
    }

    /// <summary>Adds a data set: its name, whether it is practice data, counts and the hash of its manifest.</summary>
    /// <returns>This record.</returns>
    public RunRecord Add(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return AddDataSet(
            manifest.Name, manifest.IsPractice, manifest.Samples.Count, manifest.Subjects.Count, manifest.Labels.Count, manifest.Quarantine.Count, manifest.Hash);
    }

    /// <summary>Adds a data set as an experiment found it.</summary>
    /// <returns>This record.</returns>
    public RunRecord Add(DataSetFacts set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return AddDataSet(set.Name, set.IsPractice, set.Pictures, set.Subjects, set.Labels.Count, set.Quarantined, set.ManifestHash);
    }

    private RunRecord AddDataSet(string name, bool isPractice, int pictures, int subjects, int classes, int quarantined, string hash)
    {
        IsPractice |= isPractice;
        string quarantine = quarantined == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {quarantined} in quarantine");
        return Add(
            "Data set " + name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{pictures} pictures, {(subjects == 0 && pictures > 0 ? "unnamed" : subjects)} subjects, {classes} classes{quarantine}{(isPractice ? " (practice data)" : "")}; manifest {hash}"));
    }

    /// <summary>A table of the facts.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<table class=\"fer-record\" data-fer-practice=\"{(!IsPractice ? "false" : IsPracticeBeside ? "beside" : "true")}\"><tbody>");
        foreach ((string name, string value) in _facts)
        {
            html.Append($"<tr data-fer-fact=\"{WebUtility.HtmlEncode(name)}\" data-fer-value=\"{WebUtility.HtmlEncode(value)}\">")
                .Append($"<th scope=\"row\" style=\"text-align:left;font-weight:normal\">{WebUtility.HtmlEncode(name)}</th>")
                .Append($"<td style=\"text-align:left;overflow-wrap:anywhere\">{WebUtility.HtmlEncode(value)}</td></tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>One line a fact.</summary>
    public override string ToString()
    {
        int width = _facts.Count == 0 ? 0 : _facts.Max(fact => fact.Name.Length);
        return string.Join("\n", _facts.Select(fact => $"{fact.Name.PadRight(width)}  {fact.Value}"));
    }
}
