using FerLib.Imaging;

namespace FerLib.Datasets;

/// <content>Pictures unfolded into their channels, as the paper does.</content>
public sealed partial class Manifest
{
    /// <summary>How many channel images an unfolded photograph has.</summary>
    internal const int ChannelsOfAPhotograph = 4;

    private static readonly ColorChannel[] UnfoldedChannels = [ColorChannel.Red, ColorChannel.Green, ColorChannel.Blue, ColorChannel.Intensity];

    /// <summary>Whether the samples are single channels of pictures.</summary>
    public bool IsUnfolded => Samples.Count > 0 && Samples[0].Channel is not null;

    /// <summary>The data set of whole pictures that this one's samples are channels of; null if they are whole pictures themselves.</summary>
    internal Manifest? Folded => (Store as ChannelStore)?.Pictures;

    /// <summary>Unfolds each picture into four single-channel images: red, green, blue, intensity (the paper, section on preprocessing).</summary>
    /// <returns>
    /// A data set of four samples a picture, at <c>PATH/red</c> and so on, with the picture's label, subject and clip; <see cref="Load"/>
    /// gives the channel as a grey picture.
    /// </returns>
    /// <exception cref="InvalidOperationException">The samples are channels already.</exception>
    public Manifest Unfolded()
    {
        if (IsUnfolded)
            throw new InvalidOperationException($"{Name} is unfolded already. Unfold the manifest that its reader gave.");
        IEnumerable<Sample> channels =
            from sample in Samples
            from channel in UnfoldedChannels
            select sample with { Path = $"{sample.Path}/{channel.ToString().ToLowerInvariant()}", Channel = channel };
        return new Manifest(Name, Root, IsPractice, channels, Quarantine)
        {
            Reader = Reader,
            NamesSubjects = NamesSubjects,
            Notes = [.. Notes, "Each picture is unfolded into four: red, green, blue and intensity."],
            Store = new ChannelStore(this),
        };
    }

    /// <summary>The channels of another data set's pictures.</summary>
    private sealed class ChannelStore(Manifest pictures) : IPictureStore
    {
        public Manifest Pictures => pictures;

        public string Format => "channel image";

        public Image Load(Sample sample, DecoderOptions? options) =>
            ChannelExtraction.Extract(pictures.Load(sample with { Path = sample.Photograph, Channel = null }, options), sample.Channel!.Value);
    }
}
