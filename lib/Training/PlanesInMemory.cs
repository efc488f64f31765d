namespace FerLib.Training;

/// <summary>Planes that are in memory, an array a picture.</summary>
internal sealed class PlanesInMemory(byte[][] planes) : IPlanes
{
    /// <inheritdoc/>
    public int Count => planes.Length;

    /// <inheritdoc/>
    public bool IsStreamed => false;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Of(int picture, Span<byte> room) => planes[picture];

    /// <inheritdoc/>
    public IPlanes Take(int[] pictures) => new PlanesInMemory(Array.ConvertAll(pictures, picture => planes[picture]));
}
