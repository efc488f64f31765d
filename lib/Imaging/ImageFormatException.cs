namespace FerLib.Imaging;

/// <summary>The one error of every decoder: which file, at which byte, and why.</summary>
public sealed class ImageFormatException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The file's name as the caller gave it.</param>
    /// <param name="offset">The byte at which reading stopped, from the file's start.</param>
    /// <param name="reason">What was expected, what came, and what to do, in one sentence without a closing full stop.</param>
    /// <param name="inner">The error below, if there is one.</param>
    public ImageFormatException(string file, long offset, string reason, Exception? inner = null)
        : base($"{file}: byte {offset}: {reason}.", inner)
    {
        File = file;
        Offset = offset;
        Reason = reason;
    }

    /// <summary>The file's name as the caller gave it.</summary>
    public string File { get; }

    /// <summary>The byte at which reading stopped, from the file's start.</summary>
    public long Offset { get; }

    /// <summary>What was expected, what came, and what to do.</summary>
    public string Reason { get; }
}
