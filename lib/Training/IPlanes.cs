namespace FerLib.Training;

/// <summary>Where the planes of pictures are: in memory, or in a file from which they are read when they are wanted.</summary>
internal interface IPlanes
{
    /// <summary>Number of pictures.</summary>
    int Count { get; }

    /// <summary>Whether the planes are read each time they are wanted.</summary>
    bool IsStreamed { get; }

    /// <summary>The planes of a picture, (C, H, W); may be called from several threads.</summary>
    /// <param name="picture">Which picture.</param>
    /// <param name="room">Where they may be put, as long as a picture; not used, and may be empty, if they are in memory.</param>
    /// <returns>Planes that must not be changed: those in memory, or <paramref name="room"/>.</returns>
    /// <exception cref="Datasets.DatasetException">They cannot be read from their file.</exception>
    ReadOnlySpan<byte> Of(int picture, Span<byte> room);

    /// <summary>Some of the pictures, in the order given; nothing is copied.</summary>
    IPlanes Take(int[] pictures);
}
