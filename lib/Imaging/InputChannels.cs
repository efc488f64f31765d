namespace FerLib.Imaging;

/// <summary>What a network sees of a picture: the planes of its input, in order.</summary>
public enum InputChannels
{
    /// <summary>Intensity alone: 1 plane. A grey picture has this and nothing else.</summary>
    Intensity,

    /// <summary>Red alone: 1 plane.</summary>
    Red,

    /// <summary>Green alone: 1 plane.</summary>
    Green,

    /// <summary>Blue alone: 1 plane.</summary>
    Blue,

    /// <summary>Red, green, blue: 3 planes.</summary>
    Rgb,

    /// <summary>Intensity, red, green, blue: 4 planes, the paper's "IRGB".</summary>
    Irgb,
}
