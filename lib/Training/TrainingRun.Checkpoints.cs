namespace FerLib.Training;

/// <content>Keeping the state, and going on from it.</content>
internal sealed partial class TrainingRun
{
    private readonly List<string> _engines;
    private TrainingPosition? _resumedFrom;

    /// <summary>Names of the engines that trained, in the order in which they did.</summary>
    public IReadOnlyList<string> Engines => _engines;

    /// <summary>Takes the checkpoint's place if there is one.</summary>
    /// <returns>Why that training ended; null when there is something left to do.</returns>
    private StopReason? Resume()
    {
        if (_checkpoints?.Find() is not { } found)
            return null;
        try
        {
            _network.SetState(found.State);
        }
        catch (ArgumentException error)
        {
            throw new TrainingException($"The checkpoint is of another network: {error.Message} Delete it to start afresh.", error);
        }

        foreach (EpochRecord record in found.Epochs)
            Remember(record);
        (_position, _sums, _keptState, _keptEpoch) = (found.Position, found.Sums, found.Kept, found.KeptEpoch);
        _engines.InsertRange(0, found.Engines);
        if (found.Ended is not null || found.Engines[^1] == _engine.Name)
            _engines.RemoveAt(_engines.Count - 1);
        _resumedFrom = found.Position;
        foreach (EpochRecord record in found.Epochs)
            Report(record);
        return found.Ended;
    }

    private void Save(StopReason? ended) => _checkpoints?.Save(new Checkpoint
    {
        Position = _position,
        Ended = ended,
        Epochs = _epochs,
        Sums = _sums,
        State = _network.GetState(),
        KeptEpoch = _keptEpoch,
        Kept = _keptState,
        Engines = _engines,
    });
}
