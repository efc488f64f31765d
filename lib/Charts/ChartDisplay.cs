namespace FerLib.Charts;

/// <summary>
/// How figures show in a notebook host, by the environment variable <c>FER_Charts</c>: <c>interactive</c>, <c>svg</c>, or, where it is not
/// set, as drawings that become interactive where the host shows such charts.
/// </summary>
internal static partial class ChartDisplay
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "FER_Charts";

    /// <summary>What is asked for: interactive charts (true), drawings (false), or what suits the host (null).</summary>
    /// <exception cref="InvalidOperationException">The variable has a value that cannot be followed.</exception>
    public static bool? Asked
    {
        get
        {
            Check();
            return Text is { } text ? text == "interactive" : null;
        }
    }

    /// <summary>What is wrong with the variable's value and what to do, or null where nothing is.</summary>
    public static string? Problem
    {
        get
        {
            if (Text is null or "svg")
                return null;
            if (Text != "interactive")
                return $"Charts is \"{Text}\", expected interactive or svg. Set it with --set Charts=VALUE or the environment variable {Variable}.";
            bool compiled = false;
            FindInteractive(ref compiled);
            return compiled
                ? null
                : "Charts is \"interactive\", but this FerLib is built without the optional packages that interactive charts need. " +
                    $"Add -p:FerStack=cpu to the command (see environment.md), or leave Charts and {Variable} away for drawings.";
        }
    }

    private static string? Text => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text.Trim().ToLowerInvariant() : null;

    /// <summary>Checks the variable.</summary>
    /// <exception cref="InvalidOperationException">It has a value that cannot be followed.</exception>
    public static void Check()
    {
        if (Problem is { } problem)
            throw new InvalidOperationException(problem);
    }

    // Sets the flag where interactive charts are compiled in.
    static partial void FindInteractive(ref bool isCompiled);
}
