using Xunit;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>Tests that count what the helpers of the CPU engine allocate, which serve the whole process: nothing runs beside them.</summary>
[CollectionDefinition(nameof(AllocationCollection), DisableParallelization = true)]
public sealed class AllocationCollection;
