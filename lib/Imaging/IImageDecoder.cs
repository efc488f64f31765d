namespace FerLib.Imaging;

/// <summary>The decoder seam: bytes to a picture, or one error that names file, offset and reason.</summary>
public interface IImageDecoder
{
    /// <summary>The formats it reads, in field terms, for messages ("PNG", "JPEG", "TIFF").</summary>
    IReadOnlyList<string> Formats { get; }

    /// <summary>Decodes a whole file; the format is told by content, never by the name.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Its name, for messages only.</param>
    /// <param name="options">Limits; the defaults when null.</param>
    /// <returns>A grey or red-green-blue picture, 0..255, alpha composed on white, orientation applied.</returns>
    /// <exception cref="ImageFormatException">The bytes are no picture of a known format, are damaged, or pass a limit.</exception>
    Image Decode(ReadOnlyMemory<byte> bytes, string file, DecoderOptions? options = null);
}
