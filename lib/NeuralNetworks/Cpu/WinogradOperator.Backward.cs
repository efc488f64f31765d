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
        // None of these depends on the batch.
        // One register tile of rows more than there are items: the last point's product reads that far.
        _stageItems ??= new AlignedBuffer<float>(checked((MinimalFiltering.AllItems * _inputs + RoundUp(_path.Rows, _path.Width)) * StageStride));
        _stageGradients ??= new AlignedBuffer<float>(checked(MinimalFiltering.AllPoints * _outputs * StageStride));
        _itemGradients ??= new AlignedBuffer<float>(checked(_pointStarts[^1] * _outputs));
        if (InputGradient is not null)
            _reversed ??= new AlignedBuffer<float>(checked(MinimalFiltering.AllItems * _inputPanels * _path.Columns * _outputs));
    }
}
