namespace FerLib.Charts;

/// <summary>A matrix of <see cref="NumberGrids"/>, typed out.</summary>
/// <param name="Title">What it is; stands above it.</param>
/// <param name="Values">The numbers, (row, column).</param>
public sealed record NumberGrid(string Title, double[,] Values)
{
    /// <summary>The window to show in color: its first row and column, from 0, and its size. Default: none.</summary>
    public (int Row, int Column, int Height, int Width)? Highlight { get; init; }

    /// <summary>The sign between this matrix and the next: "*", "+", "=", "->" or any short text. Default: none.</summary>
    public string? After { get; init; }

    /// <summary>How the numbers are written, a .NET format. Default: at most two digits after the point.</summary>
    public string Format { get; init; } = "0.##";

    /// <summary>Whether the cells are shaded like pixels: the least number black, the greatest white. Default: no.</summary>
    public bool IsPicture { get; init; }
}
