using System.Globalization;
using System.Text.RegularExpressions;

namespace FerLib.Tests.Notebooks;

/// <summary>
/// The numbers of a Markdown text's items: <c>1. text</c>, <c>**1.** text</c> or <c>**Exercise 1.** text</c> at the start of a line.
/// </summary>
internal static partial class NumberedItems
{
    public static IReadOnlyList<int> In(string markdown) =>
        [.. ItemPattern().Matches(CodePattern().Replace(markdown, ""))
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^(?:\*\*)?(?:Question |Exercise )?(\d+)(?:\.|\b\*\*)", RegexOptions.Multiline)]
    private static partial Regex ItemPattern();

    [GeneratedRegex(@"^[ ]*```.*?^[ ]*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodePattern();
}
