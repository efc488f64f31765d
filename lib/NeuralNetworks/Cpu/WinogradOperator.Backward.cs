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
        _stageItems ??= new AlignedBuffer<float>(checked((MinimalFiltering.AllItems * _plan.Inputs + FilteringPlan.RoundUp(_path.Rows, _path.Width)) * _plan.StageStride));
        _stageGradients ??= new AlignedBuffer<float>(checked(MinimalFiltering.AllPoints * _plan.Outputs * _plan.StageStride));
        _itemGradients ??= new AlignedBuffer<float>(checked(_plan.PointStarts[^1] * _plan.Outputs));
        if (InputGradient is not null)
            _turned ??= new AlignedBuffer<float>(checked(MinimalFiltering.AllItems * _plan.InputPanels * _path.Columns * _plan.Outputs));
    }
}
