using System.Globalization;

namespace FerLib.NeuralNetworks;

/// <summary>Memory of an accelerator at a moment, whoever uses it.</summary>
/// <param name="Used">Bytes in use on the device, by every process.</param>
/// <param name="Total">Bytes that the device has.</param>
public sealed record DeviceMemory(long Used, long Total)
{
    private const double Gibibyte = 1L << 30;

    /// <summary>"3.1 of 79.2 GiB in use".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Used / Gibibyte:0.0} of {Total / Gibibyte:0.0} GiB in use");
}
