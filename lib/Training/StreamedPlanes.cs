using FerLib.Datasets;
using FerLib.Datasets.Prepared;

namespace FerLib.Training;

/// <summary>Planes that stay in a file of prepared pictures and are read when they are wanted, so that a set may be larger than memory.</summary>
/// <param name="file">The file; it stays open as long as this is in use.</param>
/// <param name="firstPlane">The first of the planes that are wanted.</param>
/// <param name="slots">The slot of each picture.</param>
/// <param name="length">Bytes of a picture's planes.</param>
internal sealed class StreamedPlanes(PreparedFile file, int firstPlane, int[] slots, int length) : IPlanes
{
    /// <inheritdoc/>
    public int Count => slots.Length;

    /// <inheritdoc/>
    public bool IsStreamed => true;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Of(int picture, Span<byte> room)
    {
        Span<byte> planes = room[..length];
        try
        {
            if (file.Read(slots[picture], firstPlane, planes).HasFlag(PreparedSlot.Picture))
                return planes;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw Broken(file, slots[picture], error.Message, error);
        }

        throw Broken(file, slots[picture], "its checksum is wrong", null);
    }

    /// <inheritdoc/>
    public IPlanes Take(int[] pictures) => new StreamedPlanes(file, firstPlane, Array.ConvertAll(pictures, picture => slots[picture]), length);

    /// <summary>What to do about a prepared picture that cannot be read, where there is no room to decode the set.</summary>
    public static DatasetException Broken(PreparedFile file, int slot, string reason, Exception? error) => new(
        $"{OneLine.Of(file.Path)}: prepared picture {slot} cannot be read ({OneLine.Of(reason).TrimEnd('.')}). Delete the file and prepare the data set again.",
        error);
}
