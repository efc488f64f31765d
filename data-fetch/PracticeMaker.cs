using System.Globalization;
using FerLib.Datasets;
using FerLib.Datasets.Practice;

namespace DataFetch;

/// <summary>Makes practice sets and says so.</summary>
internal sealed class PracticeMaker(Screen screen, string dataHome)
{
    /// <summary>The practice sets that typed names stand for, each once.</summary>
    /// <exception cref="DatasetException">A name is unknown.</exception>
    public static string[] Known(IEnumerable<string> typed)
    {
        var names = new List<string>();
        foreach (string name in typed)
        {
            string known = PracticeDataSets.Names.FirstOrDefault(one => one.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name);
            if (!names.Contains(known))
                names.Add(known);
        }

        return [.. names];
    }

    /// <summary>Makes every set that is not on this disk; says nothing if none is missing.</summary>
    public void MakeMissing(CancellationToken token)
    {
        foreach (string name in PracticeDataSets.Names.Where(name => DataSetLocator.PracticeOnDisk(name, dataHome) is null))
            Make(name, null, token);
    }

    /// <summary>Makes a set unless it is there: with these options, or with any if none are given.</summary>
    public void Make(string name, PracticeOptions? options, CancellationToken token)
    {
        PracticeOptions wanted = options ?? DataSetLocator.PracticeOnDisk(name, dataHome) ?? new PracticeOptions();
        PracticeResult? result = null;
        screen.Work($"practice/{name}", report =>
            result = PracticeDataSets.Ensure(name, dataHome, wanted, new Told<PracticeProgress>(value => report(value.Done, value.Total)), token));
        string done = result!.WasMade ? "made" : "already there";
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"practice/{name}: {result.Pictures:N0} pictures {done}: {result.Root}"));
    }

    private static DatasetException Unknown(string name) =>
        new($"there is no practice set \"{name}\", expected one of {string.Join(", ", PracticeDataSets.Names)}.{NearestName.Suggestion(name, PracticeDataSets.Names)}");
}
