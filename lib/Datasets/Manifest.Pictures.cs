using FerLib.Imaging;

namespace FerLib.Datasets;

/// <content>The pictures behind the samples.</content>
public sealed partial class Manifest
{
    /// <summary>Whether each sample is a file of its own (<see cref="FileOf"/>); not so where the pictures are rows of a table or channels.</summary>
    public bool PicturesAreFiles => Store is null;

    /// <summary>Decodes the picture of a sample and takes the part of it that <see cref="FaceBox"/> names.</summary>
    /// <param name="sample">One of <see cref="Samples"/>.</param>
    /// <param name="options">Limits, and the size that is enough; the defaults when null.</param>
    /// <returns>A grey or red-green-blue picture, 0..255.</returns>
    /// <exception cref="ImageFormatException">
    /// The picture cannot be read, or its proportions are not those that the face box is for. The message names file, place and reason.
    /// </exception>
    public Image Load(Sample sample, DecoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (Store is not null)
            return Store.Load(sample, options);
        string file = FileOf(sample);
        return TakePart(file, ImageFile.Load(file, ForWhole(options)));
    }

    /// <summary>The same of a file whose bytes are in memory already.</summary>
    /// <param name="sample">One of <see cref="Samples"/>, which are files of their own.</param>
    /// <param name="bytes">The bytes of its file.</param>
    /// <param name="options">As above.</param>
    /// <exception cref="ImageFormatException">As above.</exception>
    internal Image Decode(Sample sample, ReadOnlyMemory<byte> bytes, DecoderOptions? options)
    {
        string file = FileOf(sample);
        return TakePart(file, ImageFile.Decode(bytes, file, ForWhole(options)));
    }

    /// <summary>The face box has to be as large as the caller wants, not the whole picture.</summary>
    private DecoderOptions? ForWhole(DecoderOptions? options) => FaceBox is not { } box || options is null ? options : options with
    {
        LeastWidth = Enlarged(options.LeastWidth, box.PictureWidth, box.Width),
        LeastHeight = Enlarged(options.LeastHeight, box.PictureHeight, box.Height),
    };

    private Image TakePart(string file, Image image)
    {
        if (FaceBox is not { } box)
            return image;
        if (box.On(image.Width, image.Height) is { } part)
            return Cropping.Part(image, part.X, part.Y, part.Width, part.Height);
        throw new ImageFormatException(file, 0,
            $"the picture is {image.Width} x {image.Height}, expected the proportions of {box.PictureWidth} x {box.PictureHeight} that the face box is for; leave out the option FaceBox, or the picture");
    }

    private static int Enlarged(int least, int whole, int part) => (int)Math.Min(int.MaxValue, ((long)least * whole + part - 1) / part);
}
