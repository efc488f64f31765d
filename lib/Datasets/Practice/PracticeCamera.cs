using FerLib.Imaging;

namespace FerLib.Datasets.Practice;

/// <summary>From a planned picture to the file of its set: shape, black and averaged pictures, format.</summary>
internal static class PracticeCamera
{
    private static readonly JpegEncoderOptions Jpeg = new() { Quality = 94 };

    /// <summary>Takes a picture.</summary>
    /// <param name="set">Whose shape it has.</param>
    /// <param name="picture">What is on it.</param>
    /// <param name="size">The side at which 256 pixels are rendered; the set's shape in proportion.</param>
    public static Image Take(PracticeSet set, PracticePicture picture, int size = PracticeFace.Size)
    {
        (int width, int height) = picture.OddSize ?? (set.Width, set.Height);
        (width, height) = (Scaled(width, size), Scaled(height, size));
        if (picture.IsBlack)
            return new Image(width, height, 3);
        return picture.MeanOf.Count == 0 ? Portrait(picture, width, height) : Mean([.. picture.MeanOf.Select(one => Portrait(one, width, height))]);
    }

    /// <summary>The file as the published set has it.</summary>
    public static byte[] Encode(PracticeSet set, Image image) => set.Name switch
    {
        "ferg" => PngEncoder.Encode(image),
        "jaffe" => TiffEncoder.Encode(image),
        _ => JpegEncoder.Encode(image, Jpeg),
    };

    /// <summary>A face is painted on a square of the longer side; a portrait is the middle of it.</summary>
    private static Image Portrait(PracticePicture picture, int width, int height)
    {
        int side = Math.Max(width, height);
        Image square = PracticeFace.Render(picture.Character, picture.Units, picture.View, picture.NoiseSeed, side);
        return width == height ? square : Cropping.Part(square, (side - width) / 2, (side - height) / 2, width, height);
    }

    private static Image Mean(Image[] images)
    {
        Image[] grey = [.. images.Select(image => ChannelExtraction.Extract(image, ColorChannel.Intensity))];
        var mean = new Image(grey[0].Width, grey[0].Height, 1);
        for (int i = 0; i < mean.Pixels.Length; i++)
            mean.Pixels[i] = (byte)Math.Round(grey.Average(image => image.Pixels[i]));
        return mean;
    }

    private static int Scaled(int pixels, int size) => Math.Max(1, (int)Math.Round(pixels * (double)size / PracticeFace.Size));
}
