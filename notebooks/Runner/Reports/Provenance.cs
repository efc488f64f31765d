using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Reports;

/// <summary>Where and on what the run happened; the part of a report that a reviewer checks first.</summary>
/// <param name="Commit">The commit, with "+ changes" when files differ from it; null outside a git checkout.</param>
internal sealed record Provenance(string? Commit)
{
    private const int GitMilliseconds = 5000;

    /// <summary>Asks git about a folder; without git the commit stays unknown.</summary>
    public static Provenance Of(string folder)
    {
        var head = Git(folder, "rev-parse", "--short=12", "HEAD");
        if (string.IsNullOrEmpty(head))
            return new Provenance((string?)null);
        var changes = Git(folder, "status", "--porcelain", "--untracked-files=no");
        return new Provenance(string.IsNullOrEmpty(changes) ? head : head + " + changes");
    }

    /// <summary>The facts as an executed notebook's metadata keeps them.</summary>
    public JsonObject ToJson(RunOptions options, NotebookResult result) => new()
    {
        ["state"] = result.State.ToString().ToLowerInvariant(),
        ["seconds"] = Math.Round(result.Duration.TotalSeconds, 3),
        ["failure"] = result.Failure,
        ["finished"] = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'"),
        ["commit"] = Commit,
        ["profile"] = options.Profile,
        ["set"] = new JsonObject([.. options.Parameters.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))]),
        ["cores"] = Environment.ProcessorCount,
        ["os"] = RuntimeInformation.OSDescription + ", " + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
        ["framework"] = RuntimeInformation.FrameworkDescription,
    };

    private static string? Git(string folder, params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            if (git is null)
                return null;
            var output = git.StandardOutput.ReadToEndAsync();
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            return git.WaitForExit(GitMilliseconds) && git.ExitCode == 0 ? output.Result.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
