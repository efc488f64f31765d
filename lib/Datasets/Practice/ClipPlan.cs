namespace FerLib.Datasets.Practice;

/// <summary>Pose, camera, light, background and noise of one clip, from one point of a <see cref="LatinHypercube"/>.</summary>
/// <remarks>
/// The points are drawn for each expression by itself and spread evenly over the clips of a character (FERG-like) or over the people and
/// sittings (the other sets): no expression is told by these quantities, not even by chance.
/// </remarks>
internal sealed class ClipPlan
{
    /// <summary>How many coordinates a point needs.</summary>
    public const int Coordinates = 23;

    private readonly PracticeCharacter _character;
    private readonly Studio _studio;
    private readonly double[] _point;
    private readonly Lazy<Exposure> _exposure;

    /// <summary>Plans a clip.</summary>
    /// <param name="character">Whose face.</param>
    /// <param name="studio">How the set's pictures are taken.</param>
    /// <param name="point"><see cref="Coordinates"/> numbers in 0..1; more are left to the caller.</param>
    public ClipPlan(PracticeCharacter character, Studio studio, double[] point)
    {
        (_character, _studio, _point) = (character, studio, point);
        _exposure = new Lazy<Exposure>(() => Vary(PracticeFace.ExposureAtRest(character, View(0.5), studio.Frame)));
    }

    /// <summary>The pictures' size.</summary>
    public Drawing.Frame Frame => _studio.Frame;

    /// <summary>The expression's full intensity in this clip, 0.85..1.</summary>
    public double Peak => Draw(0, 0.85f, 1f);

    /// <summary>A number in 0..1 for choices within the clip.</summary>
    public double Choice => _point[1];

    /// <summary>The view at a moment of the clip, 0..1: the head drifts a little.</summary>
    public PracticeView At(double time) => View(time) with { Exposure = _exposure.Value };

    private PracticeView View(double time)
    {
        float phase = Draw(2, 0, 2 * MathF.PI), drift = MathF.Sin(phase + 2.2f * (float)time), sway = MathF.Cos(phase + 1.9f * (float)time);
        float reach = _studio.Reach, shift = _studio.Shift;
        (Rgb top, Rgb bottom) = Background();
        return new PracticeView
        {
            Yaw = _studio.Turn + reach * (Draw(6, -0.22f, 0.22f) + 0.035f * drift),
            Pitch = reach * (Draw(7, -0.10f, 0.12f) + 0.02f * sway),
            Roll = reach * (Draw(8, -0.10f, 0.10f) + 0.02f * drift),
            CenterX = _studio.CenterX + shift * Draw(9, -0.03f, 0.03f) + shift * 0.006f * sway,
            CenterY = _studio.CenterY + shift * Draw(10, -0.025f, 0.025f) + shift * 0.004f * drift,
            Zoom = _studio.Zoom + Draw(11, -_studio.ZoomRange, _studio.ZoomRange),
            LightX = Draw(12, _studio.LightX),
            LightY = Draw(13, _studio.LightY),
            LightStrength = Draw(14, _studio.LightStrength),
            Asymmetry = Draw(15, -0.18f, 0.18f),
            GazeX = Draw(16, -0.35f, 0.35f) + 0.1f * sway,
            GazeY = Draw(17, -0.25f, 0.25f),
            BackgroundTop = top,
            BackgroundBottom = bottom,
            Noise = Draw(18, _studio.Noise),
            Cover = _studio.Cover,
        };
    }

    /// <summary>The clip's own brightness and warmth on top of what the view gives a face at rest.</summary>
    private Exposure Vary(Exposure rest)
    {
        float bright = 1 + Draw(3, -_studio.Brightness, _studio.Brightness);
        float warm = Draw(4, -_studio.Warmth, _studio.Warmth), green = Draw(5, -_studio.Tint, _studio.Tint);
        Rgb mean = rest.Mean.Times(bright);
        return rest with
        {
            Mean = new Rgb(mean.Red * (1 + warm), mean.Green * (1 + green), mean.Blue * (1 - warm)),
            Deviation = rest.Deviation * bright * Draw(22, 0.9f, 1.1f),
        };
    }

    private (Rgb Top, Rgb Bottom) Background()
    {
        float light = Draw(19, _studio.BackgroundLight), fall = Draw(20, 0.72f, 1.05f), hue = Draw(21, 0, 2 * MathF.PI), color = _studio.BackgroundColor;
        var top = new Rgb(
            light * (1 + color * 0.22f * MathF.Cos(hue)), light * (1 + color * 0.16f * MathF.Cos(hue - 2.1f)),
            light * (1 + color * 0.22f * MathF.Cos(hue + 2.1f)));
        return (top, top.Times(fall));
    }

    private float Draw(int coordinate, (float Low, float High) range) => Draw(coordinate, range.Low, range.High);

    private float Draw(int coordinate, float low, float high) => low + (high - low) * (float)_point[coordinate];
}
