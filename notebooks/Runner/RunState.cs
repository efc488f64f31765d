namespace FerNotebooks.Runner;

/// <summary>How a notebook's run ended; in the reports and in an executed notebook's metadata in lower case.</summary>
internal enum RunState
{
    /// <summary>Every cell ran.</summary>
    Done,

    /// <summary>A cell threw, did not compile, or ended the process.</summary>
    Failed,

    /// <summary>A cell ran past its limit.</summary>
    TimedOut,

    /// <summary>Ctrl-C.</summary>
    Stopped,
}
