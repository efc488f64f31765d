namespace FerNotebooks.Runner;

/// <summary>Something the caller can mend; the message is one line that says what to do and is shown without a stack trace.</summary>
internal sealed class UserMistakeException : Exception
{
    public UserMistakeException(string message)
        : base(message)
    {
    }

    public UserMistakeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
