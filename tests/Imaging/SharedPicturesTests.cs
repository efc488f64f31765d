using System.Security.Cryptography;
using System.Text;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

/// <summary>Real pictures beside the repository decode to the very pixels of libjpeg-turbo and libpng.</summary>
public sealed class SharedPicturesTests
{
    public static TheoryData<string> Folders =>
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Folder, "tests", "Imaging", "SharedPictures.txt"))
            .Where(line => !line.StartsWith('#')),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Load_EveryPictureOfAFolder_GivesTheReferencePixels(string line)
    {
        string[] fields = line.Split(' ');
        string root = Path.Combine(RepositoryRoot.Shared ?? "", "data");
        if (!Directory.Exists(Path.Combine(root, fields[0])))
            Assert.Skip($"The folder ../shared/data/{fields[0]} is not there: its real pictures were not decoded.");
        string[] names =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, fields[0]), "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".jpg" or ".png")
                .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(int.Parse(fields[1]), names.Length);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in names)
        {
            Image image = ImageFile.Load(Path.Combine(root, name));
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{image.Width} {image.Height} {image.Channels}\n"));
            hash.AppendData(image.Pixels);
        }

        Assert.Equal(fields[2], Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
