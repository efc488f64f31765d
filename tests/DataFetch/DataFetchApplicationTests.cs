using DataFetch;
using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch;

public sealed class DataFetchApplicationTests
{
    [Fact]
    public async Task BareCommand_PracticeSetsThere_MakesNothingAndSaysWhatIsThereAndWhatIsMissing()
    {
        using var home = new TemporaryFolder();
        FakePractice(home);
        (int code, string output, string errors) = await Run("--data-home", home.Path);
        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("Data home: ", output, StringComparison.Ordinal);
        Assert.Contains($"practice/ferg: 42 pictures{Environment.NewLine}    6 subjects, seed 1, ", output, StringComparison.Ordinal);
        Assert.Contains($"practice/jaffe: 213 pictures{Environment.NewLine}    10 subjects, seed 1, ", output, StringComparison.Ordinal);
        foreach (DataSetDescription set in DataSetCatalog.Every)
            Assert.Contains($"  {set.Name} - {set.Title}{Environment.NewLine}    {set.HowToGet[..20]}", output, StringComparison.Ordinal);
        Assert.Contains("-- fetch NAME", output, StringComparison.Ordinal);
        DataFetchRun.AssertFits(output, home.Path);
        Assert.InRange(output.Split(Environment.NewLine).Length, 20, 64);
        (_, output, _) = await Run("practice", "FERG", "ferg", "--data-home", home.Path);
        Assert.Equal($"practice/ferg: 42 pictures already there: {home.At("practice/ferg")}{Environment.NewLine}", output);
    }

    [Fact]
    public async Task Practice_NotThere_MakesItWithPlainLines()
    {
        using var home = new TemporaryFolder();
        // Fewer than the set's layout holds at least, whichever way it is asked for.
        (int code, string output, string errors) = await Run("practice", "ferg", "--scale", "0.0001", "--seed", "3", "--data-home", home.Path);
        Assert.Equal((0, ""), (code, errors));
        string[] lines = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, lines.Length);
        Assert.Equal($"practice/ferg: 42 pictures made: {home.At("practice/ferg")}", lines[^1]);
        Assert.Equal(new PracticeOptions { Seed = 3, Pictures = 42 }, DataSetLocator.PracticeOnDisk("ferg", home.Path));
    }

    [Theory]
    [InlineData("lst", "data-fetch: Unrecognized command or argument 'lst'. Did you mean \"list\"? Add --help to see what there is.")]
    [InlineData("list --counts", "data-fetch: --counts is an option of status, which reads the sets on this disk: dotnet run --project data-fetch -- status --counts")]
    [InlineData("status practice/jafe", "data-fetch: there is no practice set \"jafe\", expected one of ferg, jaffe, senthil, kdef, utkface. Did you mean \"jaffe\"?")]
    [InlineData("verify --reprot x", "data-fetch: there is no option --reprot. Did you mean \"--report\"? Add --help to see what there is.")]
    [InlineData("practice ferg --sede 3", "data-fetch: there is no option --sede. Did you mean \"--seed\"? Add --help to see what there is.")]
    [InlineData("practice jafe", "data-fetch: there is no practice set \"jafe\", expected one of ferg, jaffe, senthil, kdef, utkface. Did you mean \"jaffe\"?")]
    [InlineData("practice --seed x", "data-fetch: --seed is x, expected a whole number, 0 or more. Add --help to see what there is.")]
    [InlineData("practice --pictures 1.5", "data-fetch: --pictures is 1.5, expected a whole number, 1 or more, or all. Add --help to see what there is.")]
    [InlineData("practice ferg --pictures 0", "data-fetch: --pictures is 0, expected a whole number, 1 or more, or all. Add --help to see what there is.")]
    [InlineData("practice ferg --scale 0", "data-fetch: --scale is 0, expected a number above 0, up to 1. Add --help to see what there is.")]
    [InlineData("practice ferg --scale 0.1 --pictures 3", "data-fetch: --pictures and --scale are both given, expected one of them. Leave one out.")]
    [InlineData("practice ferg --picture all", "data-fetch: there is no option --picture. Did you mean \"--pictures\"? Add --help to see what there is.")]
    public async Task AnyCommand_UsersMistake_IsOneLineAndCodeOne(string line, string message)
    {
        using var home = new TemporaryFolder();
        (int code, string output, string errors) = await Run([.. line.Split(' '), "--data-home", home.Path]);
        Assert.Equal((1, "", message + Environment.NewLine), (code, output, errors));
    }

    [Fact]
    public async Task AnyCommand_DataHomeThatCannotBe_IsOneLineAndCodeOne()
    {
        using var home = new TemporaryFolder();
        home.With("file");
        (int code, _, string errors) = await Run("status", "--data-home", home.At("file"));
        Assert.Equal((1, $"data-fetch: the data home {home.At("file")} is a file, expected a folder. Name another with --data-home; it need not exist.{Environment.NewLine}"), (code, errors));
        (code, _, errors) = await Run("practice", "jaffe", "--data-home", home.At("file/inner"));
        Assert.Equal(1, code);
        Assert.Single(errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("cannot be written", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void MakeMissing_Cancelled_Stops()
    {
        using var home = new TemporaryFolder();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var maker = new PracticeMaker(new Screen(TextWriter.Null, terminal: false), home.Path);
        Assert.ThrowsAny<OperationCanceledException>(() => maker.MakeMissing(cancelled.Token));
    }

    [Fact]
    public void Wrapped_LongTextAndLongWord_BreaksBetweenWordsOnly()
    {
        var output = new StringWriter();
        new Screen(output, terminal: false).Wrapped(4, string.Join(' ', Enumerable.Repeat("word", 30).Append(new string('x', 100)).Append("end")));
        string[] lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
        Assert.Contains("    " + new string('x', 100), lines);
        Assert.All(lines.Where(line => !line.Contains('x')), line => Assert.InRange(line.Length, 1, 80));
    }

    /// <summary>All sets, as small as can be, whole by their markers and counts; the pictures are empty.</summary>
    private static void FakePractice(TemporaryFolder home)
    {
        var smallest = new PracticeOptions { Pictures = 1 };
        foreach (string name in PracticeDataSets.Names)
        {
            IReadOnlyList<PracticePicture> plan = PracticeDataSets.PlanOf(name, smallest);
            home.With(plan.Select(picture => $"practice/{name}/{picture.Path}"));
            (PracticeMarker.For(name, smallest) with { Files = plan.Count }).Write(home.At($"practice/{name}"));
        }
    }

    private static Task<(int Code, string Output, string Errors)> Run(params string[] arguments) => DataFetchRun.Of(arguments);
}
