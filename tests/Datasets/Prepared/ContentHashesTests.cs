using System.Security.Cryptography;
using FerLib.Datasets.Prepared;
using Xunit;

namespace FerLib.Tests.Datasets.Prepared;

public sealed class ContentHashesTests
{
    [Fact]
    public void Of_FileKnownAndUnchanged_IsNotReadAgain()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("set/a.png", "one");
        ColorSet.Settle(file);
        ContentHash first = HashAndSave(folder, "a.png");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("one"u8)), first.ToString());
        // Other bytes, the same length and time: only reading would tell.
        DateTime changed = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, "two");
        File.SetLastWriteTimeUtc(file, changed);
        Assert.Equal(first, HashAndSave(folder, "a.png"));
    }

    [Theory]
    [InlineData("three", 0)]
    [InlineData("two", 1)]
    public void Of_OtherLengthOrTime_IsReadAgain(string content, int seconds)
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("set/a.png", "one");
        ColorSet.Settle(file);
        ContentHash first = HashAndSave(folder, "a.png");
        DateTime changed = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, content);
        File.SetLastWriteTimeUtc(file, changed.AddSeconds(seconds));
        Assert.NotEqual(first, HashAndSave(folder, "a.png"));
    }

    [Fact]
    public void Of_FileChangedJustNow_IsNotKept()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("set/a.png", "one");
        ContentHash first = HashAndSave(folder, "a.png");
        DateTime changed = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, "two");
        File.SetLastWriteTimeUtc(file, changed);
        Assert.NotEqual(first, HashAndSave(folder, "a.png"));
    }

    [Fact]
    public void Of_FilesThatChangedPlaces_AreReadAgain()
    {
        using TemporaryFolder folder = new();
        string[] files = [folder.Write("set/a.tiff", "one"), folder.Write("set/b.tiff", "two")];
        Array.ForEach(files, ColorSet.Settle);
        File.SetLastWriteTimeUtc(files[1], File.GetLastWriteTimeUtc(files[0]));
        ContentHash one = HashAndSave(folder, "a.tiff"), two = HashAndSave(folder, "b.tiff");
        File.Move(files[0], folder.At("set/c"));
        File.Move(files[1], files[0]);
        File.Move(folder.At("set/c"), files[1]);
        Assert.Equal((two, one), (HashAndSave(folder, "a.tiff"), HashAndSave(folder, "b.tiff")));
        // The folder changed just now: nothing is kept, so that the next change is seen too.
        File.Move(files[0], files[1], overwrite: true);
        Assert.Equal(two, HashAndSave(folder, "b.tiff"));
    }

    [Fact]
    public void Of_LinksThatChangedTargets_AreReadAgain()
    {
        using TemporaryFolder folder = new();
        string[] targets = [folder.Write("store/1", "one"), folder.Write("store/2", "two")];
        Array.ForEach(targets, ColorSet.Settle);
        File.SetLastWriteTimeUtc(targets[1], File.GetLastWriteTimeUtc(targets[0]));
        Directory.CreateDirectory(folder.At("set"));
        Link(targets[0]);
        Directory.SetLastWriteTimeUtc(folder.At("set"), DateTime.UtcNow.AddMinutes(-1));
        ContentHash one = HashAndSave(folder, "a.tiff");
        Link(targets[1]);
        ContentHash two = HashAndSave(folder, "a.tiff");
        Assert.NotEqual(one, two);
        Directory.SetLastWriteTimeUtc(folder.At("set"), DateTime.UtcNow.AddMinutes(-1));
        Assert.Equal(two, HashAndSave(folder, "a.tiff"));
        File.Move(targets[0], targets[1], overwrite: true);
        Assert.Equal(one, HashAndSave(folder, "a.tiff"));

        void Link(string target)
        {
            File.Delete(folder.At("set/a.tiff"));
            try
            {
                File.CreateSymbolicLink(folder.At("set/a.tiff"), target);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Assert.Skip($"This system makes no links: {error.Message}");
            }
        }
    }

    [Fact]
    public void Save_TableThatCannotBeWritten_IsDoneWithout()
    {
        using TemporaryFolder folder = new();
        ColorSet.Settle(folder.Write("set/a.png", "one"));
        folder.Write("hashes", "a file where the folder of tables should be");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("one"u8)), HashAndSave(folder, "a.png").ToString());
        Assert.Equal(HashAndSave(folder, "a.png"), HashAndSave(folder, "a.png"));
    }

    [Fact]
    public void Of_MissingOrEmptyFileOrFolder_IsNull()
    {
        using TemporaryFolder folder = new();
        folder.Write("set/empty.png", "");
        ContentHashes hashes = Open(folder);
        Assert.Null(hashes.Of("none.png"));
        Assert.Null(hashes.Of("empty.png"));
        Assert.Null(hashes.Of("."));
    }

    [Theory]
    [InlineData("")]
    [InlineData("path,bytes\n")]
    [InlineData("path,bytes,changed,sha256\n\"odd\nname.png\",x,1,zz\n\"open")]
    public void Open_DamagedTable_IsAnEmptyOne(string content)
    {
        using TemporaryFolder folder = new();
        ColorSet.Settle(folder.Write("set/odd\nname.png", "one"));
        HashAndSave(folder, "odd\nname.png");
        string table = Assert.Single(Directory.GetFiles(folder.At("hashes")));
        File.WriteAllText(table, content);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("one"u8)), HashAndSave(folder, "odd\nname.png").ToString());
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData("one"u8)), File.ReadAllText(table), StringComparison.Ordinal);
    }

    private static ContentHash HashAndSave(TemporaryFolder folder, string path)
    {
        ContentHashes hashes = Open(folder);
        ContentHash hash = hashes.Of(path)!.Value;
        hashes.Save();
        return hash;
    }

    private static ContentHashes Open(TemporaryFolder folder) => ContentHashes.Open(folder.At("hashes"), folder.At("set"));
}
