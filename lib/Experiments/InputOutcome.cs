using FerLib.Imaging;

namespace FerLib.Experiments;

/// <summary>How networks that see one kind of input did: a candidate for the second question of the paper (RQ2), grey or color.</summary>
/// <param name="Name">The name in tables, such as "red", "intensity", "RGB", "IRGB" or "unfolded".</param>
/// <param name="Channels">What the network sees of a picture; for <paramref name="IsUnfolded"/>, a single plane.</param>
/// <param name="IsUnfolded">
/// Whether the network was taught the four channel images of a photograph as separate grey pictures. It is tested on the photograph, by the mean of
/// the probabilities of its four images.
/// </param>
/// <param name="Seeds">The outcome of each seed, on the same test pictures; at least one.</param>
public sealed record InputOutcome(string Name, InputChannels Channels, bool IsUnfolded, IReadOnlyList<Outcome> Seeds)
{
    /// <summary>An input under the name by which tables and the claims ledger know it.</summary>
    /// <param name="channels">What the network sees.</param>
    /// <param name="seeds">The outcome of each seed.</param>
    public static InputOutcome Of(InputChannels channels, IReadOnlyList<Outcome> seeds) => new(
        channels is InputChannels.Rgb or InputChannels.Irgb ? channels.ToString().ToUpperInvariant() : channels.ToString().ToLowerInvariant(),
        channels, IsUnfolded: false, seeds);

    /// <summary>The four channel images as separate grey pictures.</summary>
    /// <param name="seeds">The outcome of each seed, a picture a photograph.</param>
    public static InputOutcome Unfolded(IReadOnlyList<Outcome> seeds) => new("unfolded", InputChannels.Intensity, IsUnfolded: true, seeds);

    /// <summary>The name that the claims ledger looks for: "green", "irgb".</summary>
    internal string LedgerName => IsUnfolded ? "unfolded" : Channels.ToString().ToLowerInvariant();
}
