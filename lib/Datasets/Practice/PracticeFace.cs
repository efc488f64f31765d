using FerLib.Datasets.Practice.Drawing;
using FerLib.Imaging;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>Renders one practice face: a character, what its muscles do, and how it is seen.</summary>
/// <remarks>
/// Deviation: these faces are made up by a program. They teach how training works; a result on them says nothing about people.
/// </remarks>
public static class PracticeFace
{
    /// <summary>The side of a picture of the practice sets, in pixels.</summary>
    public const int Size = 256;

    /// <summary>Renders a face.</summary>
    /// <param name="character">Whose face.</param>
    /// <param name="units">What its muscles do.</param>
    /// <param name="view">Pose, camera, light, background, noise. Default: from the front.</param>
    /// <param name="seed">Seeds the sensor's noise.</param>
    /// <param name="size">Rows and columns, 16..1024. Default 256.</param>
    /// <returns>Red, green, blue for a drawn character; one grey channel for a <see cref="PracticeStyle.Photographic"/> one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is outside 16..1024.</exception>
    public static Image Render(PracticeCharacter character, ActionUnits units, PracticeView? view = null, ulong seed = 0, int size = Size)
    {
        ArgumentNullException.ThrowIfNull(character);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 1024);
        return Render(character, units, view ?? new PracticeView(), seed, Frame.Square(size));
    }

    /// <summary>Renders a face into a picture of any proportions.</summary>
    internal static Image Render(PracticeCharacter character, ActionUnits units, PracticeView view, ulong seed, Frame frame) =>
        Sensor.Expose(FacePainter.Paint(character, units, view, frame), view, character.Style, new CounterRandom(seed, 0x4e6f697365));

    /// <summary>The exposure of a character at rest in a view: what the pictures of that view are brought to, whatever the expression.</summary>
    internal static Exposure ExposureAtRest(PracticeCharacter character, PracticeView view, Frame frame)
    {
        const int Small = 64;
        var small = new Frame(Small * frame.Width / frame.Side, Small * frame.Height / frame.Side);
        return Sensor.Measure(FacePainter.Paint(character, ActionUnits.None, view, small), character.Style);
    }
}
