namespace FerLib.Datasets;

/// <summary>The parts of a split; a picture that is unfolded into channels can be in several.</summary>
[Flags]
public enum SplitParts
{
    /// <summary>In none: the split leaves the picture out.</summary>
    None = 0,

    /// <summary>What the network learns from.</summary>
    Training = 1,

    /// <summary>What chooses the best epoch.</summary>
    Validation = 2,

    /// <summary>What is read once, for the result.</summary>
    Test = 4,
}
