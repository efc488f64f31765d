namespace FerLib.Imaging;

/// <summary>A file being decoded: its bytes, its name for messages and the limits that hold.</summary>
internal sealed class EncodedFile(ReadOnlyMemory<byte> bytes, string name, DecoderOptions? options)
{
    private readonly DecoderOptions _options = options ?? new DecoderOptions();

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Memory { get; } = bytes;

    /// <summary>The whole file.</summary>
    public ReadOnlySpan<byte> Bytes => Memory.Span;

    /// <summary>Bytes in the file.</summary>
    public int Length => Memory.Length;

    /// <summary>The error to throw: this file, at a byte, for a reason.</summary>
    public ImageFormatException Error(long offset, string reason, Exception? inner = null) => new(name, offset, reason, inner);

    /// <summary>Holds a declared size to the limits before anything is allocated for it.</summary>
    /// <exception cref="ImageFormatException">The size is zero, or past the limit.</exception>
    public void CheckSize(long width, long height, int channels, long offset)
    {
        if (width < 1 || height < 1)
            throw Error(offset, $"the picture is {width} x {height} pixels, expected at least 1 x 1");
        if (width > int.MaxValue || height > int.MaxValue
            || width * height > _options.MaximumPixels || width * height * channels > Array.MaxLength)
        {
            throw Error(
                offset,
                $"the picture is {width} x {height} pixels, the limit is {_options.MaximumPixels} pixels; "
                + "shrink it, or raise DecoderOptions.MaximumPixels");
        }
    }
}
