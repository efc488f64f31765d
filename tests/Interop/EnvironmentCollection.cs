using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>Tests that set environment variables which other tests read: nothing runs beside them.</summary>
[CollectionDefinition(nameof(EnvironmentCollection), DisableParallelization = true)]
public sealed class EnvironmentCollection;
