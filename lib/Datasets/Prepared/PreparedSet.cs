using FerLib.Imaging;

namespace FerLib.Datasets.Prepared;

/// <summary>A file of prepared pictures that is on this disk.</summary>
/// <param name="File">The file.</param>
/// <param name="DataSet">The data set's name.</param>
/// <param name="Pictures">Pictures in it.</param>
/// <param name="Size">Side of a picture, pixels.</param>
/// <param name="Channels">What its planes are.</param>
/// <param name="FaceBox">The part that was taken of each picture; null for the whole.</param>
/// <param name="Bytes">Bytes of the file.</param>
public sealed record PreparedSet(string File, string DataSet, int Pictures, int Size, InputChannels Channels, string? FaceBox, long Bytes);
