using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>One or more layers as the engine runs them, with forward and backward side by side.</summary>
internal abstract class Operator(string[] layers, InputShape inputShape, InputShape outputShape, Workers workers)
{
    /// <summary>Names of the layers it stands for; a fused operator has two.</summary>
    public string[] Layers { get; } = layers;

    /// <summary>Shape of one input (C, H, W).</summary>
    public InputShape InputShape { get; } = inputShape;

    /// <summary>Shape of one output (C, H, W).</summary>
    public InputShape OutputShape { get; } = outputShape;

    /// <summary>Zeros it wants around its input.</summary>
    public virtual int InputHalo => 0;

    /// <summary>Zeros it wants around the gradient of its output.</summary>
    public virtual int GradientHalo => 0;

    /// <summary>What training changes.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>What training changes without a gradient: running statistics, by the last part of their names.</summary>
    public virtual IReadOnlyList<(string Name, float[] Values)> Statistics => [];

    /// <summary>The threads.</summary>
    protected Workers Workers { get; } = workers;

    /// <summary>Its input.</summary>
    protected FeatureMap Input { get; private set; } = null!;

    /// <summary>Its output.</summary>
    protected FeatureMap Output { get; private set; } = null!;

    /// <summary>Receives the gradient of its input; null in the first operator, whose input is the picture.</summary>
    protected FeatureMap? InputGradient { get; private set; }

    /// <summary>The gradient of its output.</summary>
    protected FeatureMap OutputGradient { get; private set; } = null!;

    /// <summary>Gives it the maps between which it works when predicting.</summary>
    public void BindForward(FeatureMap input, FeatureMap output)
    {
        Input = input;
        Output = output;
        OnForwardBound();
    }

    /// <summary>Gives it the maps that training needs besides.</summary>
    public void BindBackward(FeatureMap? inputGradient, FeatureMap outputGradient)
    {
        InputGradient = inputGradient;
        OutputGradient = outputGradient;
        OnBackwardBound();
    }

    /// <summary>Computes the output of the first <paramref name="count"/> pictures.</summary>
    /// <param name="count">Pictures in use.</param>
    /// <param name="training">Whether batch statistics and dropout apply.</param>
    public abstract void Forward(int count, bool training);

    /// <summary>Computes the gradients of parameters and input from the output's, after a training forward pass of the same count.</summary>
    public abstract void Backward(int count);

    /// <summary>Works out what depends on the forward maps.</summary>
    protected virtual void OnForwardBound()
    {
    }

    /// <summary>Works out what depends on the gradient maps.</summary>
    protected virtual void OnBackwardBound()
    {
    }
}
