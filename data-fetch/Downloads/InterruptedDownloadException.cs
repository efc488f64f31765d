namespace DataFetch.Downloads;

/// <summary>A try failed in a way that another may not.</summary>
/// <param name="message">What happened, to follow an address and a colon, without a full stop.</param>
/// <param name="retryAfter">How long the server asks to be left alone; null if it does not say.</param>
internal sealed class InterruptedDownloadException(string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>How long the server asks to be left alone; null if it does not say.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
