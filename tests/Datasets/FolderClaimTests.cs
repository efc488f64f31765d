using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class FolderClaimTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Take_HeldByAnother_SaysOnceThatItWaitsAndGoesOnWhenLetGo()
    {
        using var home = new TemporaryFolder();
        int waits = 0;
        using var waiting = new ManualResetEventSlim();
        FolderClaim first = FolderClaim.Take(home.At("deeper/set"), () => waits++, TestContext.Current.CancellationToken);
        Task<FolderClaim> second = Task.Run(() => FolderClaim.Take(home.At("deeper/set/"), () =>
        {
            waits++;
            waiting.Set();
        }, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.True(waiting.Wait(Patience, TestContext.Current.CancellationToken));
        await Task.Delay(250, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second.WaitAsync(Patience, TestContext.Current.CancellationToken)).Dispose();
        Assert.Equal(1, waits);
        Assert.Equal([home.At("deeper/.set.lock")], Directory.GetFileSystemEntries(home.At("deeper")));
    }

    [Fact]
    public void Take_CancelledWhileItWaits_Ends()
    {
        using var home = new TemporaryFolder();
        using FolderClaim first = FolderClaim.Take(home.At("set"), token: TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => FolderClaim.Take(home.At("set"), stop.Cancel, stop.Token));
        using FolderClaim other = FolderClaim.Take(home.At("other"), () => Assert.Fail("another folder's claim does not wait"), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Take_LockCannotBeWritten_IsAnErrorInsteadOfAWaitWithoutEnd()
    {
        using var home = new TemporaryFolder();
        Directory.CreateDirectory(home.At(".set.lock"));
        Assert.ThrowsAny<UnauthorizedAccessException>(() => FolderClaim.Take(home.At("set"), token: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Take_LinkInTheLocksPlace_WritesNothingElsewhere()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only administrators make links.");
        using var home = new TemporaryFolder();
        File.CreateSymbolicLink(home.At(".set.lock"), home.At("elsewhere"));
        DatasetException error = Assert.Throws<DatasetException>(() => FolderClaim.Take(home.At("set"), token: TestContext.Current.CancellationToken));
        Assert.Contains(".set.lock is a link to", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(home.At("elsewhere")));
    }
}
