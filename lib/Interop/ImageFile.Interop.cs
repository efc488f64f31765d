using FerLib.Interop;

// The hook of a room lies in the room's namespace: C# joins the parts of a class within one namespace only.
#pragma warning disable IDE0130
namespace FerLib.Imaging;
#pragma warning restore IDE0130

/// <content>The decoder that ImageSharp brings.</content>
public static partial class ImageFile
{
    static partial void AddOptionalDecoders(List<OptionalDecoder> decoders) =>
        decoders.Add(new OptionalDecoder("imagesharp", ImageSharpDecoder.Recognizes, new ImageSharpDecoder()));
}
