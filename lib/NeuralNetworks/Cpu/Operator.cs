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

    /// <summary>Whether it reads its input row by row, so that the input need not lie in memory.</summary>
    public virtual bool ReadsRows => false;

    /// <summary>Whether it reads the gradient of its output row by row.</summary>
    public virtual bool ReadsGradientRows => false;

    /// <summary>Its output worked out row by row, after <see cref="Forward"/> without a map to write to; null if it can only write a map.</summary>
    public virtual RowSource? OutputRows => null;

    /// <summary>The gradient of its input worked out row by row, after <see cref="Backward"/> without a map to write to; or null.</summary>
    public virtual RowSource? InputGradientRows => null;

    /// <summary>The threads.</summary>
    protected Workers Workers { get; } = workers;

    /// <summary>Pictures that its maps hold.</summary>
    protected int Capacity { get; private set; }

    /// <summary>Its input, row by row.</summary>
    protected RowSource InputRows { get; private set; } = null!;

    /// <summary>Its input in memory; there unless it <see cref="ReadsRows"/>.</summary>
    protected FeatureMap Input { get; private set; } = null!;

    /// <summary>Where its output goes; null if its <see cref="OutputRows"/> are read instead.</summary>
    protected FeatureMap? Output { get; private set; }

    /// <summary>Where the gradient of its input goes; null if nobody wants it or its <see cref="InputGradientRows"/> are read instead.</summary>
    protected FeatureMap? InputGradient { get; private set; }

    /// <summary>The gradient of its output, row by row.</summary>
    protected RowSource OutputGradientRows { get; private set; } = null!;

    /// <summary>The gradient of its output in memory; there unless it <see cref="ReadsGradientRows"/>.</summary>
    protected FeatureMap OutputGradient { get; private set; } = null!;

    /// <summary>Gives it the maps between which it works when predicting.</summary>
    public void BindForward(int capacity, RowSource inputRows, FeatureMap? input, FeatureMap? output)
    {
        Capacity = capacity;
        InputRows = inputRows;
        Input = input!;
        Output = output;
        OnForwardBound();
    }

    /// <summary>Gives it the maps that training needs besides.</summary>
    public void BindBackward(FeatureMap? inputGradient, RowSource outputGradientRows, FeatureMap? outputGradient)
    {
        InputGradient = inputGradient;
        OutputGradientRows = outputGradientRows;
        OutputGradient = outputGradient!;
        OnBackwardBound();
    }

    /// <summary>Lets go of all maps, so that their memory is free before larger ones are allocated.</summary>
    public void Release()
    {
        InputRows = OutputGradientRows = null!;
        Input = OutputGradient = null!;
        Output = InputGradient = null;
        OnReleased();
    }

    /// <summary>Tells it that the values of its parameters are others now.</summary>
    public virtual void OnParametersChanged()
    {
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

    /// <summary>Lets go of what holds a map or grows with the batch.</summary>
    protected virtual void OnReleased()
    {
    }
}
