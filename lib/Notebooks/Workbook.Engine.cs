using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <content>What computes.</content>
public static partial class Workbook
{
    /// <summary>The engine that trains and predicts: the best of this build, or what the environment asks for.</summary>
    /// <remarks>
    /// <c>FER_Engine</c>: auto (the default) or one of <see cref="Engines.Names"/>. <c>FER_Device</c>: auto, cpu, cuda or cuda:N.
    /// <c>FER_Tf32</c>: off (the default) or on, see <see cref="EngineOptions.AllowTf32"/>. They are settings of the machine, not of a
    /// notebook; the run record names the engine and the device.
    /// </remarks>
    /// <exception cref="EngineException">This build has no such engine or device, or it cannot start; the message says what to do.</exception>
    /// <exception cref="ParameterException">FER_Tf32 is neither on nor off.</exception>
    public static IEngine Engine() => Engines.Create(Parameters.Text("Engine", Engines.Auto), new EngineOptions
    {
        Device = Parameters.Text("Device", Engines.Auto),
        AllowTf32 = Parameters.Choice("Tf32", ["off", "on"], "off") == "on",
    });

    /// <summary>Where trainings keep their state, so that a run that was stopped or killed goes on; null, the default: nowhere.</summary>
    /// <remarks>
    /// <c>FER_Checkpoints</c> names a folder. Each training has a file of its own there, found again by all that it depends on; a finished one is taken
    /// from there and not trained again, in whichever notebook it is asked for.
    /// </remarks>
    public static CheckpointOptions? Checkpoints() =>
        Parameters.Text("Checkpoints", "") is { Length: > 0 } folder ? CheckpointOptions.In(WorkbookPaths.Resolve(folder)) : null;
}
