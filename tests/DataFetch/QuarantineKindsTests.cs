using DataFetch;
using Xunit;

namespace FerLib.Tests.DataFetch;

public sealed class QuarantineKindsTests
{
    [Fact]
    public void Of_ReasonsThatDifferInNamesAndNumbers_AreOneKindTheMostFrequentFirst() => Assert.Equal(
        [(2, "the same picture as a/KA.tiff by its name. Keep one."), (1, "not a picture by its extension.")],
        QuarantineKinds.Of(
        [
            new("x", "not a picture by its extension."), new("y", "the same picture as a/KA.tiff by its name. Keep one."),
            new("z", "the same picture as b12.tiff by its name. Keep one."),
        ]));
}
