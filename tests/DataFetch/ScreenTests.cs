using DataFetch;
using Xunit;

namespace FerLib.Tests.DataFetch;

public sealed class ScreenTests
{
    [Fact]
    public void Work_ReportsOutOfOrder_AreLinesInOrder()
    {
        using var output = new StringWriter();
        new Screen(output, terminal: false).Work("set", report =>
        {
            foreach (int done in (int[])[1, 3, 2, 4, 6, 5, 10, 9, 7, 8])
                report(done, 10);
        });
        Assert.Equal(
            Enumerable.Range(1, 10).Select(done => FormattableString.Invariant($"set: {done} of 10")),
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
