using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>The plan of one picture: everything that <see cref="PracticeFace.Render(PracticeCharacter, ActionUnits, PracticeView?, ulong, int)"/> needs, and where it goes.</summary>
/// <param name="Path">Its file below the set's root, with forward slashes; the ending says the format.</param>
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

    /// <summary>The picture's size.</summary>
    public Frame Frame => Plan.Frame;

    /// <summary>The averaged face that it is a part of, for instance FAFFL; null for none.</summary>
    public string? Stack { get; init; }

    /// <summary>Whether it is all black, as some published files are by mistake.</summary>
    public bool IsBlack { get; init; }
}
