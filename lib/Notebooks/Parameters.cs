using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;

namespace FerLib.Notebooks;

/// <summary>
/// The parameters of a notebook: each is the environment variable <c>FER_NAME</c> if that is set (the runner's <c>--set NAME=VALUE</c>
/// sets it), otherwise the default of the profile in force.
/// </summary>
public static class Parameters
{
    private const string Prefix = "FER_";

    // Variables with the prefix that are no parameters of a notebook.
    private static readonly string[] Reserved =
    [
        "Profile", "Host", "WorkingFolder", "DataHome", "Stack", "Engine", "Device", "Tf32", "Checkpoints", "Results", "Decoder", "Charts", .. Workbook.DataSetSettings,
    ];

    private static readonly OrderedDictionary<string, ParameterInForce> Read = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Lock Gate = new();

    /// <summary>The profile in force: <c>quick</c> (the default: minutes on two cores) or <c>paper</c> (the paper's sizes and epochs).</summary>
    /// <exception cref="ParameterException">The environment variable FER_Profile is something else.</exception>
    public static string Profile
    {
        get
        {
            string text = Variable("Profile") ?? "quick";
            return text is "quick" or "paper"
                ? text
                : throw Wrong("Profile", text, "quick or paper", NearestName.Suggestion(text, ["quick", "paper"]));
        }
    }

    /// <summary>True in the paper profile.</summary>
    public static bool IsPaper => Profile == "paper";

    /// <summary>The values read so far, as a value to show; also names variables that look like a parameter but are none.</summary>
    public static ParametersInForce InForce
    {
        get
        {
            lock (Gate)
            {
                return new ParametersInForce(Profile, [.. Read.Values], UnknownVariables());
            }
        }
    }

    /// <summary>A text, for example the specification of a data set.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="fallback">The value when none is set, in both profiles.</param>
    public static string Text(string name, string fallback) => Text(name, fallback, fallback);

    /// <summary>A text with a default for each profile.</summary>
    public static string Text(string name, string quick, string paper)
    {
        string? text = Variable(name);
        return Note(name, text ?? (IsPaper ? paper : quick), text is not null, "text");
    }

    /// <summary>Texts separated by commas, for example several data sets; spaces around each are dropped.</summary>
    /// <exception cref="ParameterException">There is none.</exception>
    public static IReadOnlyList<string> List(string name, string fallback) => List(name, fallback, fallback);

    /// <summary>Texts separated by commas with a default for each profile.</summary>
    /// <exception cref="ParameterException">There is none.</exception>
    public static IReadOnlyList<string> List(string name, string quick, string paper)
    {
        string text = Variable(name) ?? (IsPaper ? paper : quick);
        string[] items = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (items.Length == 0)
            throw Wrong(name, text, "at least one entry, several separated by commas", "");
        Note(name, string.Join(", ", items), Variable(name) is not null, "texts separated by commas");
        return items;
    }

    /// <summary>A whole number with a default for each profile.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="quick">Default of the quick profile.</param>
    /// <param name="paper">Default of the paper profile.</param>
    /// <param name="min">Smallest allowed value.</param>
    /// <param name="max">Largest allowed value.</param>
    /// <exception cref="ParameterException">The variable is no whole number or out of range.</exception>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "A cell reads Integer(\"Epochs\", ...) as what it is.")]
    public static int Integer(string name, int quick, int paper, int min, int max)
    {
        string allowed = string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}");
        string? text = Variable(name);
        int value = IsPaper ? paper : quick;
        if (text is not null && (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) || value < min || value > max))
            throw Wrong(name, text, allowed, "");
        return Note(name, value, text is not null, allowed);
    }

    /// <summary>A number with a default for each profile; not infinite, not NaN.</summary>
    /// <exception cref="ParameterException">The variable is no number or out of range.</exception>
    public static double Number(string name, double quick, double paper, double min, double max)
    {
        string allowed = string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}");
        string? text = Variable(name);
        double value = IsPaper ? paper : quick;
        if (text is not null && !(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= min && value <= max))
            throw Wrong(name, text, allowed, "");
        return Note(name, value, text is not null, allowed);
    }

    /// <summary>A seed: a whole number from 0 to 18446744073709551615.</summary>
    /// <exception cref="ParameterException">The variable is no such number.</exception>
    public static ulong Seed(string name, ulong fallback)
    {
        const string allowed = "a whole number from 0 to 18446744073709551615";
        string? text = Variable(name);
        ulong value = fallback;
        if (text is not null && !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
            throw Wrong(name, text, allowed, "");
        return Note(name, value, text is not null, "a whole number, 0 or more");
    }

    /// <summary>One of several words, the same default in both profiles; case does not matter.</summary>
    /// <exception cref="ParameterException">The variable is none of them; the nearest is offered.</exception>
    public static string Choice(string name, IReadOnlyList<string> allowed, string fallback) => Choice(name, allowed, fallback, fallback);

    /// <summary>One of several words with a default for each profile; case does not matter.</summary>
    /// <exception cref="ParameterException">The variable is none of them; the nearest is offered.</exception>
    public static string Choice(string name, IReadOnlyList<string> allowed, string quick, string paper)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        string words = "one of " + string.Join(", ", allowed);
        string? text = Variable(name);
        string value = text ?? (IsPaper ? paper : quick);
        string match = allowed.FirstOrDefault(word => word.Equals(value.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong(name, value, words, NearestName.Suggestion(value, allowed));
        return Note(name, match, text is not null, words);
    }

    /// <summary>One of the values of an enumeration, by its name, with a default for each profile; case does not matter.</summary>
    /// <exception cref="ParameterException">The variable is none of them; the nearest is offered.</exception>
    public static T Choice<T>(string name, T quick, T paper)
        where T : struct, Enum =>
        Enum.Parse<T>(Choice(name, Enum.GetNames<T>(), quick.ToString(), paper.ToString()));

    /// <summary>Forgets what was read; for tests.</summary>
    internal static void Clear()
    {
        lock (Gate)
        {
            Read.Clear();
        }
    }

    // Also where charts are asked for that this build cannot make: at the first parameter, before any work is done.
    private static string? Variable(string name)
    {
        if (ChartDisplay.Problem is { } problem)
            throw new ParameterException(problem);
        return Environment.GetEnvironmentVariable(Prefix + name) is { Length: > 0 } text ? text : null;
    }

    private static T Note<T>(string name, T value, bool isSet, string allowed)
    {
        lock (Gate)
        {
            string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            Read[name] = new ParameterInForce(name, text, isSet, allowed);
        }

        return value;
    }

    private static string[] UnknownVariables() =>
        [.. Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(variable => variable.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(variable => variable[Prefix.Length..])
            .Where(name => !Reserved.Contains(name) && !Read.ContainsKey(name))
            .Order(StringComparer.Ordinal)
            .Select(name => $"{Prefix}{name} is set, but this notebook has no parameter {name}.{NearestName.Suggestion(name, Read.Keys)}")];

    private static ParameterException Wrong(string name, string text, string allowed, string suggestion) =>
        new($"{name} is \"{text}\", expected {allowed}.{suggestion} Set it with --set {name}=VALUE or the environment variable {Prefix}{name}.");
}
