using FerLib.Imaging;

namespace FerLib.Charts;

/// <summary>A picture of a <see cref="PictureGrid"/>.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Caption">The text below it; a line feed starts a new line, and lines that are too wide are broken.</param>
public sealed record GridPicture(Image Image, string Caption)
{
    /// <summary>The heading under which the picture stands; pictures of one group follow each other. Default: no heading.</summary>
    public string? Group { get; init; }
}
