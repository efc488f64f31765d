using System.Runtime.CompilerServices;
using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>Which layers it is for, and the filters' side: items of the taps for the forward pass and for the backward one, taps of the items' gradients.</content>
internal sealed unsafe partial class WinogradOperator
{
    private const int ChannelsPerTask = 16;

    /// <summary>Whether a layer is one that minimal filtering is written for and gains by.</summary>
    /// <remarks>
    /// With few channels the transforms cost more than the products save. And on a very small map a tap of the filter may meet nothing but
    /// padding and pixels that a ReLU made 0: its gradient is 0 by definition, here it is the rounding of other taps, and Adam, which
    /// divides by the gradient's size, makes whole steps of that. So every tap must meet at least two rows and columns of the map.
    /// </remarks>
    public static bool Suits(Convolution layer, InputShape input, KernelPath path) =>
        layer is { Kernel: MinimalFiltering.Kernel, Stride: MinimalFiltering.Stride }
        && input.Channels >= path.Columns && layer.Filters >= path.Columns
        && EveryTapMeetsTwo(layer, input.Height) && EveryTapMeetsTwo(layer, input.Width);

    private static bool EveryTapMeetsTwo(Convolution layer, int size)
    {
        // Tap u of output o meets place 2 o + u - padding: the first taps miss places before the map, the last ones those behind it.
        int outputs = (size + 2 * layer.Padding - layer.Kernel) / layer.Stride + 1;
        for (int tap = 0; tap < layer.Kernel; tap++)
        {
            int first = Math.Max((layer.Padding - tap + 1) / 2, 0), last = Math.Min((size - 1 + layer.Padding - tap) / 2, outputs - 1);
            if (last - first < 1)
                return false;
        }

        return true;
    }

    private void TransformFilters(int task, int worker)
    {
        TapRange place = TapsOf(task);
        float* taps = _weight.Values.Pointer + place.First;
        float* items = _filters.Pointer + (nint)place.Panel * MinimalFiltering.AllItems * _plan.Inputs * _path.Columns;
        for (int i = place.Begin; i < place.End; i += _path.Width)
            _path.Filtering.Filter(taps + i, InputShape.Channels * _path.Columns, 1, items + i, _plan.FilterPlaces.Pointer);
    }

    /// <summary>The weight's gradient from that of its items.</summary>
    private void WeightsOfItems(int task, int worker)
    {
        TapRange place = TapsOf(task);
        float* taps = _weight.Gradient.Pointer + place.First;
        float* items = _itemGradients!.Pointer + (nint)place.Panel * _plan.PointStarts[^1] * _path.Columns;
        for (int i = place.Begin; i < place.End; i += _path.Width)
            _path.Filtering.FilterGradient(items + i, _plan.GradientPlaces.Pointer, taps + i, InputShape.Channels * _path.Columns);
    }

    private TapRange TapsOf(int task)
    {
        int parts = Tasks(InputShape.Channels, ChannelsPerTask), panel = task / parts, channel = task % parts * ChannelsPerTask;
        nint first = (nint)panel * MinimalFiltering.Kernel * MinimalFiltering.Kernel * InputShape.Channels * _path.Columns;
        return new TapRange(panel, first, channel * _path.Columns, Math.Min(channel + ChannelsPerTask, InputShape.Channels) * _path.Columns);
    }

    /// <summary>Turns the windows around and makes items of them, with output channels as rows and input channels as columns.</summary>
    [SkipLocalsInit]
    private void TurnFilters(int task, int worker)
    {
        int parts = Tasks(OutputShape.Channels, ChannelsPerTask), columns = _path.Columns, channels = InputShape.Channels;
        int panel = task / parts, output = task % parts * ChannelsPerTask, end = Math.Min(output + ChannelsPerTask, OutputShape.Channels);
        int first = panel * columns, used = Math.Min(columns, channels - first);
        const int Area = MinimalFiltering.Kernel * MinimalFiltering.Kernel;
        float* taps = stackalloc float[Area * TileArguments.MaximumColumns];
        if (used < columns)
            new Span<float>(taps, Area * columns).Clear(); // nobody reads what comes of these columns, but chance may put slow numbers there
        for (; output < end; output++)
        {
            float* source = _weight.Values.Pointer + ((nint)(output / columns) * Area * channels + first) * columns + output % columns;
            for (int tap = 0; tap < Area; tap++, source += (nint)channels * columns)
            {
                for (int c = 0; c < used; c++)
                    taps[tap * columns + c] = source[c * columns];
            }

            float* items = _turned!.Pointer + ((nint)panel * MinimalFiltering.AllItems * _plan.Outputs + output) * columns;
            for (int v = 0; v < columns; v += _path.Width)
                _path.Filtering.Filter(taps + (Area - 1) * columns + v, -columns, -1, items + v, _plan.TurnedPlaces.Pointer);
        }
    }

    /// <summary>A task's part of the weight: its panel, where that starts, and the floats behind it of some channels.</summary>
    private readonly record struct TapRange(int Panel, nint First, int Begin, int End);
}
