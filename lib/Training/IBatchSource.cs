namespace FerLib.Training;

/// <summary>A sequence of batches, each prepared picture by picture in a buffer that is used again.</summary>
/// <typeparam name="TBuffer">What holds one prepared batch.</typeparam>
internal interface IBatchSource<TBuffer>
    where TBuffer : class
{
    /// <summary>Number of batches.</summary>
    long Total { get; }

    /// <summary>A buffer that is large enough for every batch.</summary>
    TBuffer CreateBuffer();

    /// <summary>Starts the next batch of the sequence in a buffer; called for one batch after the other, never at the same time.</summary>
    /// <returns>Pictures to fill in, at least 1.</returns>
    int Begin(TBuffer buffer);

    /// <summary>Fills in a picture of a begun batch; called in any order, from several threads, once for each picture.</summary>
    void Fill(TBuffer buffer, int picture);
}
