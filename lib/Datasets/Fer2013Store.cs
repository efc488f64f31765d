using System.Globalization;
using FerLib.Imaging;
using Microsoft.Win32.SafeHandles;

namespace FerLib.Datasets;

/// <summary>The pictures of FER2013's table, read from their rows when they are wanted; may be used from several threads.</summary>
/// <param name="file">The table, as a full path.</param>
/// <param name="length">Bytes of the table when its rows were found.</param>
/// <param name="places">Where the pixels of each row are, by the row's number.</param>
internal sealed class Fer2013Store(string file, long length, Dictionary<int, (long Offset, int Length)> places) : IPictureStore
{
    /// <inheritdoc/>
    public string Format => "CSV";

    /// <inheritdoc/>
    /// <returns>A grey picture of 48 x 48.</returns>
    public Image Load(Sample sample, DecoderOptions? options)
    {
        if (!int.TryParse(NameReading.FileName(sample.Path), NumberStyles.None, CultureInfo.InvariantCulture, out int row)
            || !places.TryGetValue(row, out (long Offset, int Length) place))
        {
            throw new ImageFormatException(file, 0, $"no row is called {OneLine.Of(sample.Path)}; take a sample of this table's own manifest");
        }

        var text = new byte[place.Length];
        Read(place.Offset, text);
        var pixels = new byte[Fer2013Pixels.Count];
        if (Fer2013Pixels.Read(text, pixels) is { } fault)
            throw new ImageFormatException(file, place.Offset + fault.Offset, $"{fault.Reason}; read the table anew, it has changed");
        return new Image(Fer2013Facts.Side, Fer2013Facts.Side, 1, pixels);
    }

    private void Read(long offset, Span<byte> text)
    {
        try
        {
            using SafeFileHandle handle = File.OpenHandle(file);
            long now = RandomAccess.GetLength(handle);
            if (now != length)
                throw new ImageFormatException(file, offset, $"the table has {now} bytes, expected {length}; read it anew, it has changed");
            for (int done = 0; done < text.Length;)
            {
                int read = RandomAccess.Read(handle, text[done..], offset + done);
                if (read == 0)
                    throw new ImageFormatException(file, offset + done, "the table ends within a row; read it anew, it has changed");
                done += read;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImageFormatException(
                file, offset, $"the table cannot be read ({OneLine.Of(error.Message).TrimEnd('.')}); put it back, or read the data set anew", error);
        }
    }
}
