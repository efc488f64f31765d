using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class ConflictingCopiesTests
{
    [Fact]
    public void Find_SameBytes_OnlyUnderTwoLabels()
    {
        string[][] files =
        [
            ["sad/a.png", "one"], ["fear/b.png", "one"], ["fear/c.png", "one"], // one picture under two labels
            ["sad/d.png", "two"], ["sad/e.png", "two"], // under one label
            ["sad/f.png", "six"], ["fear/g.png", "ten"], // of one length only
            ["sad/empty.png", ""], ["fear/empty.png", ""],
            ["unknown/h.png", "own"], ["fear/i.png", "own"], // without a label
        ];
        using TemporaryFolder folder = With(files);
        Assert.Equal(
            ["fear/b.png", "fear/c.png", "sad/a.png"],
            Assert.Single(ConflictingCopies.Find(Manifest(folder.Path, files))).Select(sample => sample.Path));
    }

    // Longer than the bytes that are compared first.
    [Fact]
    public void Find_FilesThatDifferInTheirFirstByteAlone_AreNoCopies()
    {
        string tail = new('x', 20_000);
        string[][] files = [["sad/a.png", $"a{tail}"], ["fear/b.png", $"b{tail}"], ["happy/c.png", $"b{tail}"]];
        using TemporaryFolder folder = With(files);
        Assert.Equal(["fear/b.png", "happy/c.png"], Assert.Single(ConflictingCopies.Find(Manifest(folder.Path, files))).Select(sample => sample.Path));
    }

    [Fact]
    public void Find_NamesWithoutFiles_IsNone()
    {
        string[][] files = [["sad/a.png", "one"], ["fear/b.png", "one"]];
        using TemporaryFolder folder = With(files);
        Assert.Empty(ConflictingCopies.Find(Manifest(folder.At("none"), files)));
        File.Delete(folder.At("fear/b.png"));
        Assert.Empty(ConflictingCopies.Find(Manifest(folder.Path, files)));
    }

    [Fact]
    public void Find_LinkToAFile_IsItsCopy()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right of their own on Windows");
        using TemporaryFolder folder = With([["sad/a.png", "one"]]);
        Directory.CreateDirectory(folder.At("fear"));
        File.CreateSymbolicLink(folder.At("fear/b.png"), folder.At("sad/a.png"));
        Assert.Single(ConflictingCopies.Find(Manifest(folder.Path, [["sad/a.png", ""], ["fear/b.png", ""]])));
    }

    [Fact]
    public void Quarantine_Copies_AllGoWithTheOthersNameAndLabel()
    {
        string[][] files = [["sad/a\n.png", "one"], ["fear/b.png", "one"], ["fear/c.png", "else"]];
        if (OperatingSystem.IsWindows())
            files[0][0] = "sad/a .png";
        using TemporaryFolder folder = With(files);
        Manifest manifest = ConflictingCopies.Quarantine("made-up", Manifest(folder.Path, files));
        Assert.Equal("fear/c.png", Assert.Single(manifest.Samples).Path);
        Assert.Equal(
            [
                new("fear/b.png", $"the same picture as {OneLine.Of(files[0][0])}, byte for byte, which is labelled sadness. Remove the one whose label is wrong."),
                new(files[0][0], "the same picture as fear/b.png, byte for byte, which is labelled fear. Remove the one whose label is wrong."),
            ],
            manifest.Quarantine);
    }

    [Fact]
    public void Quarantine_NothingWouldBeLeft_IsAnError()
    {
        string[][] files = [["sad/a.png", "one"], ["fear/b.png", "one"]];
        using TemporaryFolder folder = With(files);
        DatasetException error = Assert.Throws<DatasetException>(() => ConflictingCopies.Quarantine("made-up", Manifest(folder.Path, files)));
        Assert.Equal(
            $"made-up: {folder.Path}: none of the 2 pictures has one label alone (the first, fear/b.png: " +
            "the same picture as sad/a.png, byte for byte, which is labelled sadness. Remove the one whose label is wrong.)", error.Message);
    }

    private static TemporaryFolder With(string[][] files)
    {
        var folder = new TemporaryFolder();
        foreach (string[] file in files)
            folder.Write(file[0], file[1]);
        return folder;
    }

    private static Manifest Manifest(string root, string[][] files) => new("made-up", root, false, files.Select(file => new Sample
    {
        Path = file[0],
        Label = Expressions.LabelOf(file[0][..file[0].IndexOf('/', StringComparison.Ordinal)]),
        Subject = "s",
    }), []);
}
