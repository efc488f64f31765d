using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class DataHomeTests
{
    [Fact]
    public void Find_Stated_IsTakenFromTheWorkingFolder()
    {
        string working = Path.GetTempPath();
        Assert.Equal(Path.GetFullPath(Path.Combine(working, "sets")), DataHome.Find("sets", working, RepositoryRoot.Folder));
        Assert.Equal(Path.GetFullPath(working), DataHome.Find(working, RepositoryRoot.Folder));
    }

    [Fact]
    public void Find_BelowTheRepository_IsItsDataFolder()
    {
        using var elsewhere = new TemporaryFolder();
        Assert.Equal(Path.Combine(RepositoryRoot.Folder, "data"), DataHome.Find(null, elsewhere.Path, null, "", elsewhere.Path, AppContext.BaseDirectory));
    }

    [Fact]
    public void Find_NoRepository_IsTheUsersOwn()
    {
        using var elsewhere = new TemporaryFolder();
        string home = DataHome.Find("  ", elsewhere.Path, elsewhere.Path, elsewhere.At("does/not/exist"));
        Assert.True(Path.IsPathFullyQualified(home));
        Assert.EndsWith(Path.Combine("FerLib", "data"), home, StringComparison.Ordinal);
    }
}
