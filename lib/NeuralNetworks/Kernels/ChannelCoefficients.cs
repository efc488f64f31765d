namespace FerLib.NeuralNetworks.Kernels;

/// <summary>What a normalization knows of each channel, as kernels take it: (C) numbers each.</summary>
internal unsafe struct ChannelCoefficients
{
    /// <summary>weight / deviation.</summary>
    public float* Scale;

    /// <summary>bias - mean * scale.</summary>
    public float* Shift;

    /// <summary>The mean.</summary>
    public float* Mean;

    /// <summary>What every gradient loses.</summary>
    public float* Constant;

    /// <summary>What every gradient loses for each unit of x - mean.</summary>
    public float* Slope;

    /// <summary>0 with a ReLU behind the normalization, minus infinity without.</summary>
    public float Floor;

    /// <summary>The same from a channel on.</summary>
    public readonly ChannelCoefficients From(int channel) => new()
    {
        Scale = Scale + channel,
        Shift = Shift + channel,
        Mean = Mean + channel,
        Constant = Constant + channel,
        Slope = Slope + channel,
        Floor = Floor,
    };
}
