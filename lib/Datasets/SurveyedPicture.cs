namespace FerLib.Datasets;

/// <summary>What opening a picture showed.</summary>
/// <param name="Sample">Which picture.</param>
/// <param name="Format">Its file format, told by its content: "PNG", "JPEG", "TIFF".</param>
/// <param name="Width">Columns, orientation applied.</param>
/// <param name="Height">Rows, orientation applied.</param>
/// <param name="HasColor">Whether red, green and blue differ anywhere.</param>
public sealed record SurveyedPicture(Sample Sample, string Format, int Width, int Height, bool HasColor);
