using Xunit;

namespace FerLib.Tests.Charts;

/// <summary>Alone: these tests set an environment variable that every figure reads.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChartsVariable
{
    public const string Name = "the environment variable FER_Charts";
}
