using FerLib.Datasets.Practice;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

/// <summary>The stored sheet and its answers are what the seed draws.</summary>
public sealed class RecognitionSheetTests
{
    private const ulong StoredSeed = 42;

    // Other processors round other last bits, which moves single grey levels.
    private const double MeanDifference = 0.5;

    [Fact]
    public void Draw_StoredSeed_IsTheStoredSheet()
    {
        string folder = Path.Combine(RepositoryRoot.Folder, "lib", "Datasets", "Practice");
        RecognitionSheet sheet = RecognitionSheet.Draw(StoredSeed);
        Assert.All(sheet.Answers.CountBy(answer => answer), pair => Assert.Equal(6, pair.Value));
        string[] rows = [.. File.ReadAllLines(Path.Combine(folder, "recognition-test.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal))];
        for (int i = 0; i < sheet.Answers.Count; i++)
            Assert.Contains(rows, row => row.StartsWith(FormattableString.Invariant($"| {i + 1} | {sheet.Answers[i]} | "), StringComparison.Ordinal));
        Image stored = ImageFile.Load(Path.Combine(folder, "recognition-test.png"));
        Assert.Equal((sheet.Picture.Width, sheet.Picture.Height), (stored.Width, stored.Height));
        Assert.InRange(sheet.Picture.Pixels.Zip(stored.Pixels, (a, b) => Math.Abs(a - b)).Average(), 0, MeanDifference);
    }
}
