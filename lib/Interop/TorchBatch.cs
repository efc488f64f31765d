using System.Globalization;
using FerLib.NeuralNetworks;
using static TorchSharp.torch;

namespace FerLib.Interop;

/// <summary>Takes a mini-batch to the device: pictures, dropout mask and labels in one piece of memory and one transfer.</summary>
/// <remarks>
/// A GPU fetches the batch by itself from page-locked memory while the processor puts the next one together in a second piece; a third has to
/// wait until the first was fetched, so that the processor is never more than two steps ahead. On the processor the layers see the staging
/// memory itself, which is free again when the step returns.
/// </remarks>
internal sealed class TorchBatch(InputShape input, int dropoutFeatures, TorchDevice device) : IDisposable
{
    // Numbers that one thread copies at once; smaller batches are not worth a second one.
    private const int Block = 1 << 20;

    private readonly TorchStaging[] _staging = [.. Enumerable.Range(0, device.IsCuda ? 2 : 1).Select(_ => new TorchStaging(device))];
    private int _next;

    /// <summary>Sends a batch.</summary>
    /// <param name="pictures">(N, C, H, W).</param>
    /// <param name="labels">N class indices; below 2^24, so that a float holds them.</param>
    /// <param name="mask">(N, features), or empty for none.</param>
    /// <returns>(N, C, H, W); (N) whole numbers; (N, features) or null. They live until the caller's scope ends.</returns>
    /// <exception cref="ArgumentException">The batch is larger than 2 GiB, which one buffer cannot hold.</exception>
    public (Tensor Pictures, Tensor Labels, Tensor? Mask) Send(ReadOnlySpan<float> pictures, ReadOnlySpan<int> labels, ReadOnlySpan<float> mask)
    {
        long count = labels.Length, length = pictures.Length + mask.Length + count;
        if (length > int.MaxValue / sizeof(float))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"A batch of {count} pictures of shape {input} has {length} numbers, at most {int.MaxValue / sizeof(float)} fit; use a smaller batch."));
        }

        TorchStaging staging = _staging[_next];
        _next = (_next + 1) % _staging.Length;
        Span<float> room = staging.Reserve(length);
        Copy(pictures, room);
        mask.CopyTo(room[pictures.Length..]);
        for (int i = 0; i < labels.Length; i++)
            room[pictures.Length + mask.Length + i] = labels[i];

        Tensor batch = staging.Send(length);
        return (
            batch.narrow(0, 0, pictures.Length).view(count, input.Channels, input.Height, input.Width),
            batch.narrow(0, pictures.Length + mask.Length, count).to(ScalarType.Int64),
            mask.IsEmpty ? null : batch.narrow(0, pictures.Length, mask.Length).view(count, dropoutFeatures));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TorchStaging staging in _staging)
            staging.Dispose();
    }

    private static unsafe void Copy(ReadOnlySpan<float> source, Span<float> destination)
    {
        if (source.Length <= Block)
        {
            source.CopyTo(destination);
            return;
        }

        int length = source.Length;
        fixed (float* pinned = source, room = destination)
        {
            float* from = pinned, to = room;
            Parallel.For(0, (length + Block - 1) / Block, block =>
            {
                int first = block * Block, size = Math.Min(Block, length - first);
                new ReadOnlySpan<float>(from + first, size).CopyTo(new Span<float>(to + first, size));
            });
        }
    }
}
