namespace FerLib.Imaging;

/// <summary>One of the four single-channel pictures into which the paper unfolds a photograph (section "Preprocessing").</summary>
public enum ColorChannel
{
    /// <summary>The red samples.</summary>
    Red,

    /// <summary>The green samples.</summary>
    Green,

    /// <summary>The blue samples.</summary>
    Blue,

    /// <summary>0.299 R + 0.587 G + 0.114 B, rounded (ITU-R BT.601).</summary>
    Intensity,
}
