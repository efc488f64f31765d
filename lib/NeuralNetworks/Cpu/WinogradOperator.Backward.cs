using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>The backward pass: what it needs, and its two halves.</content>
internal sealed unsafe partial class WinogradOperator
{
    /// <inheritdoc/>
    public override void Backward(int count)
    {
        WeightGradientPass(count);
        if (InputGradient is not null)
            InputGradientPass(count);
    }

    /// <inheritdoc/>
    protected override void OnBackwardBound()
    {
        int weights = MinimalFiltering.AllItems * _inputs * _outputs;
        _stageItems = new AlignedBuffer<float>(MinimalFiltering.AllItems * _inputs * StageStride);
        _stageGradients = new AlignedBuffer<float>(MinimalFiltering.AllPoints * _outputs * StageStride);
        _itemGradients = new AlignedBuffer<float>(weights);
        _reversed = InputGradient is null ? null : new AlignedBuffer<float>(MinimalFiltering.AllItems * _inputPanels * _path.Columns * _outputs);
        _reversedAreCurrent = false;
    }
}
