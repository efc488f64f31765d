namespace FerNotebooks.Runner;

/// <summary>What the command line asks for, checked and resolved.</summary>
internal sealed record RunOptions
{
    /// <summary>The notebooks to run, in reading order.</summary>
    public required IReadOnlyList<Notebook> Notebooks { get; init; }

    /// <summary>Every notebook of the folder, in reading order.</summary>
    public required IReadOnlyList<Notebook> AllNotebooks { get; init; }

    /// <summary>Parameters by their known names.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>quick or paper.</summary>
    public required string Profile { get; init; }

    /// <summary>The folder for executed notebooks and reports.</summary>
    public required string Output { get; init; }

    /// <summary>Where the command was typed.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Run the other notebooks after one failed.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>How long one cell may take.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The variables that tell a notebook its own parameters, its profile and its host.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentOf(Notebook notebook)
    {
        var own = ParameterScan.NamesOf(notebook).Concat(ParameterScan.Common).ToArray();
        var variables = Parameters.Where(p => own.Contains(p.Key)).ToDictionary(p => "FER_" + p.Key, p => p.Value, StringComparer.Ordinal);
        variables["FER_Profile"] = Profile;
        variables["FER_WorkingFolder"] = WorkingFolder;
        variables["FER_Host"] = "runner";
        return variables;
    }
}
