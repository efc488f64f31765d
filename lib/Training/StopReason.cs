namespace FerLib.Training;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Finished,

    /// <summary>The validation loss did not improve for as many epochs as the patience allows.</summary>
    PatienceRanOut,

    /// <summary>It was cancelled; what was done is kept.</summary>
    Cancelled,
}
