namespace FerLib.Imaging;

/// <summary>How alike two pictures are, by their fingerprints.</summary>
/// <param name="Distance">The bits in which their hashes differ, 0..256; about 128 for unrelated pictures.</param>
/// <param name="Correlation">
/// The correlation of their intensities at 32 x 32, -1..1, after the brightness and contrast of one were brought to those of the other.
/// </param>
/// <param name="LargestDifference">
/// What is left then where they differ most: the root of the mean square over a field of 4 x 4 of the 32 x 32 places, as a multiple of the
/// picture's own deviation. 0 for equal pictures, about 2 for unrelated ones. A mouth that opens moves it and hardly the correlation.
/// </param>
public readonly record struct PictureAlikeness(int Distance, double Correlation, double LargestDifference);
