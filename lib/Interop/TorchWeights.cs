using System.Runtime.InteropServices;
using FerLib.NeuralNetworks;
using TorchSharp;
using static TorchSharp.torch;

namespace FerLib.Interop;

/// <summary>Weights and running statistics of a network on a device.</summary>
/// <remarks>
/// All that training changes lies in one vector, and the layers see views of it: the gradient of a step is one vector too, and an update rule
/// is a handful of operations over all weights instead of one for each tensor, which on a GPU would be as many small kernels to start.
/// </remarks>
internal sealed class TorchWeights : IDisposable
{
    // Each tensor starts at a multiple of 256 bytes, as the allocators of PyTorch would have it.
    private const int Alignment = 64;

    private readonly Dictionary<string, Tensor> _statistics = new(StringComparer.Ordinal);
    private readonly List<(string Name, int[] Shape, int Offset, int Length)> _layout = [];
    private readonly List<string> _order = [];
    private readonly long[] _pieces;
    private readonly Device _device;
    private readonly int _length;

    /// <summary>Lays the tensors of a drawn state out.</summary>
    public TorchWeights(NamedState initial, Device device)
    {
        _device = device;
        var pieces = new List<long>();
        foreach (NamedTensor tensor in initial)
        {
            _order.Add(tensor.Name);
            int[] shape = [.. tensor.Shape];
            if (IsStatistic(tensor.Name))
            {
                _statistics.Add(tensor.Name, torch.zeros(tensor.Values.Length, ScalarType.Float32, device).DetachFromDisposeScope());
                continue;
            }

            int padding = (Alignment - tensor.Values.Length % Alignment) % Alignment;
            _layout.Add((tensor.Name, shape, _length, tensor.Values.Length));
            pieces.Add(tensor.Values.Length);
            pieces.Add(padding);
            _length += tensor.Values.Length + padding;
        }

        _pieces = [.. pieces];
        Values = torch.zeros(_length, ScalarType.Float32, device, requires_grad: true).DetachFromDisposeScope();
        Import(initial);
    }

    /// <summary>All weights and biases, one vector with zeros between the tensors; the leaf that gradients are taken by.</summary>
    public Tensor Values { get; }

    /// <summary>Name and shape of each tensor that training changes, in the order of the layers.</summary>
    public IEnumerable<(string Name, int[] Shape)> Parameters => _layout.Select(entry => (entry.Name, entry.Shape));

    /// <summary>Name and shape of each running mean and variance.</summary>
    public IEnumerable<(string Name, int[] Shape)> Statistics => _statistics.Select(entry => (entry.Key, (int[])[(int)entry.Value.shape[0]]));

    /// <summary>A running mean or variance.</summary>
    public Tensor Statistic(string name) => _statistics[name];

    /// <summary>A vector of zeros as long as <see cref="Values"/>, for a moment.</summary>
    public Tensor Zeros() => torch.zeros(_length, ScalarType.Float32, _device).DetachFromDisposeScope();

    /// <summary>The weights by name, as views that gradients pass through.</summary>
    public IReadOnlyDictionary<string, Tensor> Views()
    {
        Tensor[] pieces = Values.split(_pieces);
        var views = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        for (int i = 0; i < _layout.Count; i++)
            views.Add(_layout[i].Name, pieces[2 * i].view([.. _layout[i].Shape.Select(size => (long)size)]));
        return views;
    }

    /// <summary>Copies weights and statistics out, in the order of the layers.</summary>
    public IEnumerable<NamedTensor> Export()
    {
        Dictionary<string, NamedTensor> weights = Named(Values, "").ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        return [.. _order.Select(name => weights.TryGetValue(name, out NamedTensor? weight)
            ? weight
            : new NamedTensor(name, [(int)_statistics[name].shape[0]], Copy(_statistics[name])))];
    }

    /// <summary>Cuts a vector of the layout of <see cref="Values"/> into its tensors.</summary>
    /// <param name="vector">On any device.</param>
    /// <param name="prefix">Put before each name.</param>
    public IReadOnlyList<NamedTensor> Named(Tensor vector, string prefix)
    {
        float[] all = Copy(vector);
        return [.. _layout.Select(entry => new NamedTensor(prefix + entry.Name, entry.Shape, all[entry.Offset..(entry.Offset + entry.Length)]))];
    }

    /// <summary>Sets weights and statistics from a state that was checked.</summary>
    public void Import(NamedState state)
    {
        Fill(Values, state, "");
        foreach ((string name, Tensor statistic) in _statistics)
            Set(statistic, state[name].Values);
    }

    /// <summary>Sets a vector of the layout of <see cref="Values"/>; what the state does not have becomes 0.</summary>
    public void Fill(Tensor vector, NamedState state, string prefix)
    {
        var all = new float[_length];
        foreach ((string name, _, int offset, _) in _layout)
            state.Find(prefix + name)?.Values.CopyTo(all, offset);
        Set(vector, all);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Values.Dispose();
        foreach (Tensor statistic in _statistics.Values)
            statistic.Dispose();
    }

    private static bool IsStatistic(string name) =>
        name.EndsWith(".running_mean", StringComparison.Ordinal) || name.EndsWith(".running_var", StringComparison.Ordinal);

    private static float[] Copy(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, float>(tensor.detach().cpu().contiguous().bytes).ToArray();
    }

    private static void Set(Tensor tensor, float[] values)
    {
        using DisposeScope scope = NewDisposeScope();
        using (no_grad())
            tensor.copy_(torch.tensor(values, ScalarType.Float32));
    }
}
