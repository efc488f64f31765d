namespace FerLib.Imaging;

/// <summary>Whether bytes begin as a file of a format does.</summary>
/// <param name="start">The file's first bytes; 64 are enough.</param>
internal delegate bool FormatRecognition(ReadOnlySpan<byte> start);
