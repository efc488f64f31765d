using FerLib.Imaging;

namespace FerLib.Tests.Imaging;

/// <summary>A picture that any program can make again: the source of the stored cases.</summary>
internal static class FormulaPicture
{
    /// <summary>Ramps, curves and a chequered blue; a grey one is the green channel.</summary>
    public static Image Create(int width, int height, int channels)
    {
        var image = new Image(width, height, channels);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                byte[] pixel = [(byte)(7 * x + y), (byte)(128 + x * y / 4), (byte)((x / 6 + y / 5) % 2 == 1 ? 255 : 9 * y)];
                if (channels == 3)
                    pixel.CopyTo(image.Pixels, 3 * (y * width + x));
                else
                    image.Pixels[y * width + x] = pixel[1];
            }
        }

        return image;
    }
}
