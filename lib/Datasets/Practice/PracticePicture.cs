namespace FerLib.Datasets.Practice;

/// <summary>The plan of one picture: everything that <see cref="PracticeFace.Render"/> needs, and where it goes.</summary>
/// <param name="Path">Its file below the set's root, with forward slashes.</param>
/// <param name="Expression">Its common expression.</param>
/// <param name="Character">Whose face.</param>
/// <param name="Clip">Which run of near-duplicates it belongs to, unique within the set.</param>
/// <param name="Units">What the muscles do.</param>
/// <param name="Plan">The clip's pose, camera, light.</param>
/// <param name="Time">The moment of the clip, 0..1.</param>
/// <param name="NoiseSeed">Seeds the sensor's noise.</param>
internal sealed record PracticePicture(
    string Path, string Expression, PracticeCharacter Character, int Clip, ActionUnits Units, ClipPlan Plan, double Time, ulong NoiseSeed)
{
    /// <summary>How it is seen.</summary>
    public PracticeView View => Plan.At(Time);

    /// <summary>Columns and rows of the file at the full size, where they are not those of the set.</summary>
    public (int Width, int Height)? OddSize { get; init; }

    /// <summary>Whether the file is all black: some published ones are.</summary>
    public bool IsBlack { get; init; }

    /// <summary>The pictures of which this one is the mean, in grey; empty for a picture of its own.</summary>
    public IReadOnlyList<PracticePicture> MeanOf { get; init; } = [];

    /// <summary>Whether a label file says what was drawn: its set labels no expression itself.</summary>
    public bool IsInLabelFile { get; init; }
}
