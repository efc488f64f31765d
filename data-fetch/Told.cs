namespace DataFetch;

/// <summary>Hears reports of progress as they come. Not <see cref="Progress{T}"/>, whose reports may come after the work is done.</summary>
/// <param name="tell">Is told each, on the thread that reports.</param>
internal sealed class Told<T>(Action<T> tell) : IProgress<T>
{
    void IProgress<T>.Report(T value) => tell(value);
}
