using System.Security.Cryptography;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

/// <summary>Files of other programs decode to the very pixels of those programs.</summary>
public sealed class PictureCasesTests
{
    public static TheoryData<string> Names => [.. Lines().Select(line => line.Split(' ')[0])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decode_FileOfAnotherProgram_GivesItsPixels(string name)
    {
        string[] fields = Lines().Select(line => line.Split(' ')).Single(f => f[0] == name);
        Image image = ImageFile.Decode(Convert.FromBase64String(fields[5]), name);
        Assert.Equal($"{fields[1]} {fields[2]} {fields[3]}", $"{image.Width} {image.Height} {image.Channels}");
        Assert.Equal(fields[4], Convert.ToHexStringLower(SHA256.HashData(image.Pixels)));
    }

    private static IEnumerable<string> Lines() =>
        File.ReadLines(Path.Combine(RepositoryRoot.Folder, "tests", "Imaging", "PictureCases.txt")).Where(line => !line.StartsWith('#'));
}
