using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Tests.Experiments;

/// <summary>Typed-out pictures as the channel study takes them, without any file.</summary>
internal static class ColorPictures
{
    /// <summary>Pictures of one size; the planes are intensity, red, green, blue.</summary>
    public static PictureTensors Of(params (string Label, string Subject, Image Picture)[] pictures) =>
        Of("typed out", isPractice: false, pictures);

    /// <summary>The same under a name, perhaps as practice data.</summary>
    public static PictureTensors Of(string name, bool isPractice, params (string Label, string Subject, Image Picture)[] pictures)
    {
        var manifest = new Manifest(
            name, "nowhere", isPractice,
            pictures.Select((item, i) => new Sample { Path = $"{i:000}.png", Label = item.Label, Subject = item.Subject }), []);
        (int width, int height) = (pictures[0].Picture.Width, pictures[0].Picture.Height);
        return new PictureTensors(
            manifest, [.. Enumerable.Range(0, pictures.Length)], new InputShape(4, height, width), InputChannels.Irgb,
            [.. pictures.Select(item => Planes(item.Picture))], [.. pictures.Select(item => ChannelExtraction.IsColorless(item.Picture))],
            []);
    }

    /// <summary>A picture of one color.</summary>
    public static Image Plain(int width, int height, byte red, byte green, byte blue) =>
        new(width, height, 3, [.. Enumerable.Repeat((byte[])[red, green, blue], width * height).SelectMany(pixel => pixel)]);

    private static byte[] Planes(Image picture)
    {
        byte[] planes = new byte[4 * picture.Width * picture.Height];
        ChannelExtraction.CopyPlanes(picture, InputChannels.Irgb, planes);
        return planes;
    }
}
