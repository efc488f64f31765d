using System.Globalization;
using System.Text;
using FerLib.Imaging;

namespace FerLib.Tests.Datasets;

/// <summary>Made-up rows of FER2013, as its table and as its folders hold them.</summary>
internal sealed class MadeUpFer2013
{
    private readonly (int Code, string Usage, byte[] Pixels)[] _rows;

    /// <summary>Pictures in every code and part, each with pixels of its own.</summary>
    public MadeUpFer2013(int pictures)
    {
        _rows = [.. Enumerable.Range(0, pictures).Select(i =>
        {
            byte[] pixels = [.. Enumerable.Range(0, 48 * 48).Select(p => (byte)(p * (i + 3) + (i * 31) + p / 48))];
            return (i % 7, PublishedNames.Fer2013Parts[i / 7 % 3].Usage, pixels);
        })];
    }

    /// <summary>The table as its distributors write it.</summary>
    public string Csv()
    {
        var text = new StringBuilder("emotion,pixels,Usage\n");
        foreach ((int code, string usage, byte[] pixels) in _rows)
            text.Append(CultureInfo.InvariantCulture, $"{code},{Numbers(pixels)},{usage}\n");
        return text.ToString();
    }

    /// <summary>The same rows as PNG files; each name ends with the number of its row, counted from 1.</summary>
    public void WriteFolders(string root, bool tells)
    {
        foreach ((int row, (int code, string usage, byte[] pixels)) in _rows.Index())
        {
            string split = PublishedNames.Fer2013Parts.Single(part => part.Usage == usage).Folder;
            string folder = Path.Combine(root, tells && split == "validation" ? "test" : split, PublishedNames.Fer2013Classes[code].Name);
            Directory.CreateDirectory(folder);
            string name = string.Create(CultureInfo.InvariantCulture, $"{(tells ? usage : "im")}_{row + 1}.png");
            File.WriteAllBytes(Path.Combine(folder, name), PngEncoder.Encode(new Image(48, 48, 1, pixels)));
        }
    }

    /// <summary>A picture's numbers with blanks between.</summary>
    public static string Numbers(IEnumerable<byte> pixels) => string.Join(' ', pixels);

    /// <summary>A picture of one value.</summary>
    public static string Numbers(byte value, int count = 48 * 48) => Numbers(Enumerable.Repeat(value, count));
}
