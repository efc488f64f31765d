namespace FerLib.Datasets;

/// <summary>The part of each picture that is taken, for data sets whose pictures hold the face at one place.</summary>
/// <param name="X">First column, pixels of a picture of the published size.</param>
/// <param name="Y">First row.</param>
/// <param name="Width">Columns, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="PictureWidth">Columns of a picture of the published size.</param>
/// <param name="PictureHeight">Rows of a picture of the published size.</param>
public sealed record FaceBox(int X, int Y, int Width, int Height, int PictureWidth, int PictureHeight)
{
    // Copies that were made smaller keep their proportions up to the rounding of a side.
    private const double ProportionTolerance = 0.01;

    /// <summary>Whether the box lies on the picture and holds a pixel.</summary>
    public bool IsValid => X >= 0 && Y >= 0 && Width > 0 && Height > 0 && X + Width <= PictureWidth && Y + Height <= PictureHeight;

    /// <summary>The box on a picture that was made smaller or larger; null where its proportions are not those of the published ones.</summary>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    public (int X, int Y, int Width, int Height)? On(int width, int height)
    {
        double across = (double)width / PictureWidth, down = (double)height / PictureHeight;
        if (Math.Abs(across / down - 1) > ProportionTolerance)
            return null;
        int left = (int)Math.Round(X * across), top = (int)Math.Round(Y * down);
        int right = Math.Max(left + 1, (int)Math.Round((X + Width) * across)), bottom = Math.Max(top + 1, (int)Math.Round((Y + Height) * down));
        return (left, top, Math.Min(right, width) - left, Math.Min(bottom, height) - top);
    }

    /// <summary>The box in a line: "562 x 562 from (0, 130) of 562 x 762".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Width} x {Height} from ({X}, {Y}) of {PictureWidth} x {PictureHeight}");
}
