using FerLib.Imaging;
using FerLib.Interop;
using FerLib.Tests.Imaging;

namespace FerLib.Tests.Interop;

/// <summary>ImageSharp behind the seam keeps to the same contract as our decoders.</summary>
public sealed class ImageSharpContractTests : DecoderContractTests
{
    protected override IImageDecoder DecoderOf(string format) => new ImageSharpDecoder();
}
