namespace FerLib.Training;

/// <summary>Which network is trained.</summary>
public enum NetworkKind
{
    /// <summary>The paper's 17 layers in one of their readings (<see cref="NeuralNetworks.PaperArchitectures"/>).</summary>
    Paper,

    /// <summary>A shallow CNN to compare with (<see cref="NeuralNetworks.ShallowArchitecture"/>).</summary>
    Shallow,
}
