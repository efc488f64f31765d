using System.Globalization;
using System.Text;

namespace FerLib.Datasets.Practice;

/// <summary>
/// What the muscles of a face do, in the units of the Facial Action Coding System: how far each action unit is contracted, 0..1.
/// </summary>
/// <remarks>
/// The units that the practice faces know are those of <see cref="Known"/>; others are kept and change nothing.
/// Source: P. Ekman, W. V. Friesen, J. C. Hager, Facial Action Coding System, 2002.
/// </remarks>
public sealed class ActionUnits
{
    private static readonly Dictionary<int, string> Names = new (int Unit, string Name)[]
    {
        (1, "inner brow raiser"), (2, "outer brow raiser"), (4, "brow lowerer"), (5, "upper lid raiser"), (6, "cheek raiser"),
        (7, "lid tightener"), (9, "nose wrinkler"), (10, "upper lip raiser"), (12, "lip corner puller"),
        (15, "lip corner depressor"), (16, "lower lip depressor"), (17, "chin raiser"), (19, "tongue show"), (20, "lip stretcher"),
        (22, "lip funneler"), (23, "lip tightener"), (24, "lip pressor"), (25, "lips part"), (26, "jaw drop"),
        (27, "mouth stretch"), (43, "eye closure"),
    }.ToDictionary(row => row.Unit, row => row.Name);

    private readonly SortedDictionary<int, double> _values;

    private ActionUnits(SortedDictionary<int, double> values) => _values = values;

    /// <summary>The numbers of the units that the practice faces know, ascending.</summary>
    public static IReadOnlyList<int> Known { get; } = [.. Names.Keys.Order()];

    /// <summary>A face at rest.</summary>
    public static ActionUnits None { get; } = new([]);

    /// <summary>How far an action unit is contracted, 0..1; 0 for every unit that was not named.</summary>
    /// <param name="unit">Its FACS number.</param>
    public double this[int unit] => _values.GetValueOrDefault(unit);

    /// <summary>Reads the notation of FACS: numbers joined by plus signs, each with an intensity from A (a trace) to E (maximum).</summary>
    /// <param name="code">For instance "6D+12E+25". A unit without a letter counts as E; nothing at all is a face at rest.</param>
    /// <remarks>FACS gives the letters no numbers; here A..E are 0.2, 0.4, 0.6, 0.8 and 1.</remarks>
    /// <exception cref="FormatException">A part is not a number from 1 to 99 with at most one letter A..E, or a unit is named
    /// twice.</exception>
    public static ActionUnits Parse(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        SortedDictionary<int, double> values = [];
        foreach (string part in code.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int letter = char.ToUpperInvariant(part[^1]) - 'A';
            bool hasLetter = letter is >= 0 and < 5;
            string number = hasLetter ? part[..^1] : part;
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int unit) || unit is < 1 or > 99
                || !values.TryAdd(unit, hasLetter ? (letter + 1) / 5.0 : 1))
            {
                throw new FormatException(
                    $"Action units \"{code}\": \"{part}\", expected a number from 1 to 99 and at most one letter A..E, each unit once, as in 6D+12E+25.");
            }
        }

        return new ActionUnits(values);
    }

    /// <summary>What a unit is called: 12 is the "lip corner puller".</summary>
    /// <param name="unit">Its FACS number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The practice faces do not know the unit.</exception>
    public static string NameOf(int unit) => Names.TryGetValue(unit, out string? name)
        ? name
        : throw new ArgumentOutOfRangeException(
            nameof(unit), unit, $"The practice faces have no action unit {unit}, expected one of {string.Join(", ", Known)}.");

    /// <summary>The units that are contracted at all, ascending.</summary>
    public IReadOnlyList<int> Active => [.. _values.Where(pair => pair.Value > 0).Select(pair => pair.Key)];

    /// <summary>The same muscles, contracted by a factor as much; results are kept within 0..1.</summary>
    public ActionUnits Times(double factor)
    {
        SortedDictionary<int, double> values = [];
        foreach ((int unit, double value) in _values)
            values.Add(unit, Math.Clamp(value * factor, 0, 1));
        return new ActionUnits(values);
    }

    /// <summary>The same muscles with one unit set to another contraction.</summary>
    /// <param name="unit">Its FACS number.</param>
    /// <param name="value">0..1; values outside are clamped.</param>
    public ActionUnits With(int unit, double value) =>
        new(new SortedDictionary<int, double>(_values) { [unit] = Math.Clamp(value, 0, 1) });

    /// <summary>The units and their contractions, for instance "6:0.80 + 12:1.00"; "at rest" when there are none.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((int unit, double value) in _values)
        {
            if (value > 0)
                text.Append(text.Length > 0 ? " + " : "").Append(CultureInfo.InvariantCulture, $"{unit}:{value:0.00}");
        }

        return text.Length > 0 ? text.ToString() : "at rest";
    }
}
