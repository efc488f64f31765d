using FerLib.Imaging;

namespace FerLib.Datasets;

/// <summary>Where a data set's pictures are, when they are not files of their own: rows of a table, for instance.</summary>
internal interface IPictureStore
{
    /// <summary>What the pictures are stored as, in field terms: "CSV".</summary>
    string Format { get; }

    /// <summary>The picture of a sample.</summary>
    /// <param name="sample">One of the data set.</param>
    /// <param name="options">Limits, and the size that is enough; the defaults when null.</param>
    /// <exception cref="ImageFormatException">It cannot be read; the message names file, place and reason.</exception>
    Image Load(Sample sample, DecoderOptions? options);
}
