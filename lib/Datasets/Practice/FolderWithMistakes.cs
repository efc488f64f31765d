using System.Text;
using FerLib.Imaging;

namespace FerLib.Datasets.Practice;

/// <summary>
/// A small folder in FERG's layout with the mistakes that downloaded folders of pictures really have, to see what becomes of them.
/// </summary>
public static class FolderWithMistakes
{
    private const string Good = "FERG_DB_256/aia/aia_joy";
    private const int Side = 96;

    /// <summary>Name of the file of which one byte was changed in the middle, as a damaged disk or transfer does.</summary>
    public const string ChangedByte = "aia_joy_7.png";

    /// <summary>Name of the file of which the second half is missing, as a broken download leaves it.</summary>
    public const string CutOff = "aia_joy_4.png";

    /// <summary>Writes the folder: three good pictures, and seven files that are wrong in different ways.</summary>
    /// <param name="folder">Where; it is created, and files of the same names are written over.</param>
    /// <exception cref="DatasetException">The folder cannot be written.</exception>
    public static void Make(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        byte[] picture = PngEncoder.Encode(PracticeFace.Render(PracticeCast.Ferg[0], ActionUnits.Parse("6E+12E+25E"), size: Side));
        byte[] changed = [.. picture];
        changed[picture.Length / 2] ^= 0x10;
        (string Path, byte[] Content)[] files =
        [
            (Good + "/aia_joy_1.png", picture),
            (Good + "/aia_joy_2.png", picture),
            (Good + "/aia_joy_3.png", picture),
            (Good + "/" + CutOff, picture[..(picture.Length / 2)]),
            (Good + "/aia_joy_5.png", Encoding.ASCII.GetBytes("<!DOCTYPE html><title>403 Forbidden</title>")),
            (Good + "/aia_joy_6.png", []),
            (Good + "/" + ChangedByte, changed),
            (Good + "/aia_joy_8.jpg", picture),
            ("FERG_DB_256/aia/aia_anger/aia_joy_9.png", picture),
            ("copies/aia_joy_1.png", picture),
        ];
        try
        {
            foreach ((string path, byte[] content) in files)
            {
                string file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, content);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(
                $"practice: {OneLine.Of(folder)} cannot be written ({OneLine.Of(error.Message)}). Name a folder that you may write to.",
                error);
        }
    }
}
