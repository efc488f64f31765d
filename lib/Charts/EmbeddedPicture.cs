using FerLib.Imaging;

namespace FerLib.Charts;

/// <summary>Pictures as they are embedded in a drawing: no larger than a reader can see.</summary>
internal static class EmbeddedPicture
{
    /// <summary>The picture as PNG; made smaller in its proportions when its longer side has more pixels than allowed.</summary>
    public static byte[] Encode(Image image, int mostPixels) => PngEncoder.EncodeSmall(Smaller(image, mostPixels));

    /// <summary>The picture itself, or a smaller one when its longer side has more pixels than allowed.</summary>
    public static Image Smaller(Image image, int mostPixels)
    {
        int longer = Math.Max(image.Width, image.Height);
        if (longer <= mostPixels)
            return image;

        int width = Math.Max(1, (int)Math.Round((double)image.Width * mostPixels / longer));
        int height = Math.Max(1, (int)Math.Round((double)image.Height * mostPixels / longer));
        return Resizer.Resize(image, width, height);
    }
}
