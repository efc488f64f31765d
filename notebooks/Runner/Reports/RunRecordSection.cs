using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Reports;

/// <summary>The last section of a report: everything that a reviewer needs to run the same again.</summary>
internal static class RunRecordSection
{
    /// <summary>Appends the section.</summary>
    public static void Append(StringBuilder page, JsonObject executed, OutputFacts facts, IReadOnlyList<(int Number, double Seconds)> times)
    {
        var run = executed["metadata"]?[ExecutedNotebook.MetadataKey];
        page.Append("<section class=\"record\" aria-labelledby=\"run-record\"><h2 id=\"run-record\">Run record</h2>\n<div class=\"scroll\"><table class=\"facts\"><tbody>\n");
        if (run is not null)
        {
            Row(page, "State", StateText(run["state"]!.GetValue<string>()));
            Row(page, "Finished", Text(run["finished"]));
            Row(page, "Commit", Text(run["commit"]) is { Length: > 0 } commit ? commit : "unknown (not a git checkout)");
            Row(page, "Profile", Text(run["profile"]));
        }

        foreach (var (name, value) in facts.Facts.Where(fact => !fact.Name.Equals("Profile", StringComparison.OrdinalIgnoreCase)))
            Row(page, name, value);
        var parameters = facts.Parameters.Count > 0
            ? facts.Parameters.Select(p => $"{p.Name} = {p.Value}")
            : run?["set"]?.AsObject().Select(p => $"{p.Key} = {Text(p.Value)}") ?? [];
        Row(page, "Parameters", string.Join("\n", parameters.DefaultIfEmpty("as committed")));
        if (run is not null)
        {
            Row(page, "Cores", Text(run["cores"]));
            Row(page, "System", Text(run["os"]));
            Row(page, ".NET", Text(run["framework"]));
            var seconds = run["seconds"]!.GetValue<double>();
            Row(page, "Time", $"{Duration.Text(seconds)} in all, {Duration.Text(times.Sum(t => t.Seconds))} in {times.Count} cells");
        }

        page.Append("</tbody></table></div>\n");
        AppendTimes(page, times);
        page.Append("</section>\n");
    }

    /// <summary>The state in words.</summary>
    public static string StateText(string state) => state switch
    {
        "done" => "Done, every cell ran",
        "failed" => "Failed, the cells after the error did not run",
        "timedout" => "A cell ran past its limit, the cells after it did not run",
        "stopped" => "Stopped by Ctrl-C, the remaining cells did not run",
        _ => state,
    };

    private static void AppendTimes(StringBuilder page, IReadOnlyList<(int Number, double Seconds)> times)
    {
        if (times.Count == 0)
            return;
        var longest = Math.Max(times.Max(t => t.Seconds), 1e-3);
        page.Append("<details class=\"times\"><summary>Time of each cell</summary><table><tbody>\n");
        foreach (var (number, seconds) in times)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"><a href=\"#cell-{number}\">cell {number}</a></th><td>{Duration.Text(seconds)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td class=\"bar\"><span style=\"width:{100 * seconds / longest:0.##}%\"></span></td></tr>\n");
        }

        page.Append("</tbody></table></details>\n");
    }

    private static void Row(StringBuilder page, string name, string value)
    {
        if (value.Length > 0)
            page.Append("<tr><th scope=\"row\">").Append(WebUtility.HtmlEncode(name)).Append("</th><td>").Append(WebUtility.HtmlEncode(value)).Append("</td></tr>\n");
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
