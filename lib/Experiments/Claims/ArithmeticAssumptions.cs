using System.Globalization;

namespace FerLib.Experiments.Claims;

/// <summary>Under which assumptions a printed accuracy is held against whole numbers. The paper states none but the test share.</summary>
public sealed record ArithmeticAssumptions
{
    /// <summary>Share of the pictures in the test part, above 0 and at most 1. Default 0.2, as printed.</summary>
    public decimal TestShare { get; init; } = 0.2m;

    /// <summary>
    /// How far the size of the test part may be from its share of the pictures, 0 or more. Null: as many as there are expressions, for a split
    /// whose parts were rounded for each expression. Default 2.
    /// </summary>
    public int? Window { get; init; } = 2;

    /// <summary>How the digits were made. Default: rounded half up.</summary>
    public DigitRule Digits { get; init; }

    /// <summary>What was counted. Default: photographs.</summary>
    public TestUnit Unit { get; init; }

    /// <summary>The combinations that the workbook shows beside each other, the narrowest first.</summary>
    public static IReadOnlyList<ArithmeticAssumptions> Shown { get; } =
    [
        new(),
        new() { Unit = TestUnit.UnfoldedPhotographs },
        new() { Window = null },
        new() { Window = null, Unit = TestUnit.ChannelImages },
        new() { Window = null, Unit = TestUnit.ChannelImages, Digits = DigitRule.CutOff },
    ];

    /// <summary>The assumptions in words: "photographs, n at most 2 off 0.2 N, rounded".</summary>
    public override string ToString()
    {
        string near = Window is { } pictures
            ? string.Create(CultureInfo.InvariantCulture, $"at most {pictures} off")
            : "at most one for each expression off";
        string share = TestShare.ToString(CultureInfo.InvariantCulture);
        string unit = Unit switch
        {
            TestUnit.UnfoldedPhotographs => $"photographs unfolded into four (4 n answers), n {near} {share} N",
            TestUnit.ChannelImages => $"channel images, n {near} {share} x 4 N",
            _ => $"photographs, n {near} {share} N",
        };
        return $"{unit}, {(Digits == DigitRule.CutOff ? "cut off" : "rounded")}";
    }

    /// <summary>Refuses values out of range.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it and what is allowed.</exception>
    internal void Check()
    {
        if (TestShare is <= 0 or > 1)
            throw new ArgumentException(FormattableString.Invariant($"TestShare is {TestShare}, expected a share above 0 and at most 1, for instance 0.2."));
        if (Window < 0)
            throw new ArgumentException(FormattableString.Invariant($"Window is {Window}, expected 0 or more, or null for the number of expressions."));
    }
}
