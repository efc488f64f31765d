using FerLib.Imaging;

namespace FerLib.Experiments.Jobs;

/// <summary>Names and planes of <see cref="NetworkInput"/>.</summary>
public static class NetworkInputs
{
    /// <summary>All seven.</summary>
    public static IReadOnlyList<NetworkInput> All { get; } = Enum.GetValues<NetworkInput>();

    /// <summary>"intensity", "green", "RGB", "IRGB", "unfolded": as it stands in tables.</summary>
    public static string NameOf(NetworkInput input) => input switch
    {
        NetworkInput.Rgb => "RGB",
        NetworkInput.Irgb => "IRGB",
        _ => input.ToString().ToLowerInvariant(),
    };

    /// <summary>The planes that are loaded; those of an unfolded picture are loaded one by one.</summary>
    public static InputChannels ChannelsOf(NetworkInput input) => input switch
    {
        NetworkInput.Red => InputChannels.Red,
        NetworkInput.Green => InputChannels.Green,
        NetworkInput.Blue => InputChannels.Blue,
        NetworkInput.Rgb => InputChannels.Rgb,
        NetworkInput.Irgb => InputChannels.Irgb,
        _ => InputChannels.Intensity,
    };

    /// <summary>The input of one of the channel sets that the paper names.</summary>
    public static NetworkInput Of(InputChannels channels) => Enum.Parse<NetworkInput>(channels.ToString());

    /// <summary>The input of a typed name, or null; case does not matter.</summary>
    public static NetworkInput? Find(string name)
    {
        foreach (NetworkInput input in All)
        {
            if (NameOf(input).Equals(name, StringComparison.OrdinalIgnoreCase))
                return input;
        }

        return null;
    }
}
