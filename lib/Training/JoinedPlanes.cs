namespace FerLib.Training;

/// <summary>The planes of several sets, each where its own are.</summary>
internal sealed class JoinedPlanes : IPlanes
{
    private readonly (IPlanes Planes, int Picture)[] _places;

    /// <summary>Pictures, each by its place in the planes of its set.</summary>
    public JoinedPlanes((IPlanes Planes, int Picture)[] places)
    {
        _places = places;
        IsStreamed = places.Any(place => place.Planes.IsStreamed);
    }

    /// <inheritdoc/>
    public int Count => _places.Length;

    /// <inheritdoc/>
    public bool IsStreamed { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Of(int picture, Span<byte> room) => _places[picture].Planes.Of(_places[picture].Picture, room);

    /// <inheritdoc/>
    public IPlanes Take(int[] pictures) => new JoinedPlanes(Array.ConvertAll(pictures, picture => _places[picture]));
}
