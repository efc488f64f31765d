namespace FerLib.Experiments.Jobs;

/// <summary>What a network sees of a photograph in an experiment.</summary>
public enum NetworkInput
{
    /// <summary>One plane: intensity.</summary>
    Intensity,

    /// <summary>One plane: red.</summary>
    Red,

    /// <summary>One plane: green.</summary>
    Green,

    /// <summary>One plane: blue.</summary>
    Blue,

    /// <summary>Three planes: red, green, blue.</summary>
    Rgb,

    /// <summary>Four planes: intensity, red, green, blue.</summary>
    Irgb,

    /// <summary>
    /// One plane: red, green, blue and intensity as four separate grey pictures. The network is trained on all four of each training photograph; a test
    /// photograph gets the mean of the probabilities of its four.
    /// </summary>
    Unfolded,
}
