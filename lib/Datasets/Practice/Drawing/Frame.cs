namespace FerLib.Datasets.Practice.Drawing;

/// <summary>The size of a picture under construction, in pixels.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct Frame(int Width, int Height)
{
    /// <summary>The shorter side: what lengths are measured by.</summary>
    public int Side => Math.Min(Width, Height);

    /// <summary>As many columns as rows.</summary>
    public static Frame Square(int size) => new(size, size);

    /// <summary>The frame of the same picture made smaller by a whole factor.</summary>
    public Frame Reduced(int factor) => new(Width / factor, Height / factor);
}
