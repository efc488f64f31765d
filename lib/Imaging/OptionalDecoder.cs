namespace FerLib.Imaging;

/// <summary>A decoder of an optional package, as it joins those that are always there.</summary>
/// <param name="Name">The value of FER_Decoder that has it read every format it knows; lower case.</param>
/// <param name="Recognizes">Whether bytes begin as a file that it reads.</param>
/// <param name="Decoder">The decoder.</param>
internal sealed record OptionalDecoder(string Name, FormatRecognition Recognizes, IImageDecoder Decoder);
