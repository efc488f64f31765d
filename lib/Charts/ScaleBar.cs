namespace FerLib.Charts;

/// <summary>The legend of pictures that stand for numbers: a colored bar with the numbers at its ends.</summary>
/// <param name="Title">What the numbers are.</param>
/// <param name="Low">The number at the left end.</param>
/// <param name="High">The number at the right end.</param>
/// <param name="IsDiverging">Whether the colors are those of <see cref="SignedPicture.Of"/>; otherwise grey, black to white.</param>
public sealed record ScaleBar(string Title, double Low, double High, bool IsDiverging);
