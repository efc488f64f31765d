namespace FerLib.Experiments;

/// <summary>How a network stood after some training steps.</summary>
/// <remarks>
/// Scores are those of all pictures that it trains on, as in a prediction. They are the fully connected layer's, before the ReLU that
/// reading 1 puts on them: the same numbers in every reading, and only reading 1 cuts them off at zero.
/// </remarks>
public sealed record ReadingStep
{
    /// <summary>Steps taken; 0 is the untrained network.</summary>
    public required int Step { get; init; }

    /// <summary>Mean cross-entropy of the mini-batches since the record before, each before its step; NaN at step 0.</summary>
    public required double Loss { get; init; }

    /// <summary>Share of right answers on all pictures, 0..1, as in a prediction; of equal scores the first label's counts.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Share of class scores at or below zero, 0..1.</summary>
    public required double ScoresAtOrBelowZero { get; init; }

    /// <summary>Share of pictures without any class score above zero, 0..1: in reading 1 they teach nothing.</summary>
    public required double SilentPictures { get; init; }

    /// <summary>Largest absolute value in the gradients of all weights, of the last step's mini-batch; NaN before the first step.</summary>
    public required double LargestGradient { get; init; }
}
