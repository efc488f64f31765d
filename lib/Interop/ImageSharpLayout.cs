using FerLib.Imaging.Gif;

namespace FerLib.Interop;

/// <summary>What a file's header says about the picture to make of it.</summary>
/// <param name="Channels">1 where the file is grey, else 3.</param>
internal sealed record ImageSharpLayout(int Channels)
{
    /// <summary>Whether samples have more than 8 bits.</summary>
    public bool IsDeep { get; init; }

    /// <summary>Whether alpha counts; if not, what ImageSharp takes for alpha is passed over.</summary>
    public bool HasAlpha { get; init; }

    /// <summary>Whether the orientation that its metadata note is applied.</summary>
    public bool IsOriented { get; init; }

    /// <summary>The frame outside which the picture is white; null where it is the whole picture.</summary>
    public GifFrame? Frame { get; init; }
}
