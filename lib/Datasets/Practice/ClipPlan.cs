namespace FerLib.Datasets.Practice;

/// <summary>Pose, camera, light, background and noise of one clip, from one point of a <see cref="LatinHypercube"/>.</summary>
/// <remarks>
/// The points are drawn for each expression by itself and spread evenly over the clips of a character (FERG-like) or over the subjects
/// (JAFFE-like): no expression is told by these quantities, not even by chance.
/// </remarks>
internal sealed class ClipPlan
{
    /// <summary>How many coordinates a point needs.</summary>
    public const int Coordinates = 23;

    private readonly PracticeCharacter _character;
    private readonly double[] _point;
    private readonly Func<PracticeView, PracticeView> _stage;
    private readonly Lazy<Exposure> _exposure;

    /// <summary>Plans a clip.</summary>
    /// <param name="character">Whose face.</param>
    /// <param name="point"><see cref="Coordinates"/> numbers in 0..1.</param>
    /// <param name="stage">What the set's studio makes of the drawn view: a fixed place, another angle. Default: nothing.</param>
    public ClipPlan(PracticeCharacter character, double[] point, Func<PracticeView, PracticeView>? stage = null)
    {
        (_character, _point, _stage) = (character, point, stage ?? (view => view));
        _exposure = new Lazy<Exposure>(() => Vary(PracticeFace.ExposureAtRest(character, View(0.5))));
    }

    /// <summary>The expression's full intensity in this clip, 0.85..1.</summary>
    public double Peak => Draw(0, 0.85f, 1f);

    /// <summary>A number in 0..1 for choices within the clip.</summary>
    public double Choice => _point[1];

    private bool Drawn => _character.Style == PracticeStyle.Drawn;

    /// <summary>The view at a moment of the clip, 0..1: the head drifts a little.</summary>
    public PracticeView At(double time) => View(time) with { Exposure = _exposure.Value };

    private PracticeView View(double time)
    {
        float phase = Draw(2, 0, 2 * MathF.PI), drift = MathF.Sin(phase + 2.2f * (float)time), sway = MathF.Cos(phase + 1.9f * (float)time);
        float reach = Drawn ? 1 : 0.7f;
        (Rgb top, Rgb bottom) = Background();
        return _stage(new PracticeView
        {
            Yaw = reach * (Draw(6, -0.22f, 0.22f) + 0.035f * drift),
            Pitch = reach * (Draw(7, -0.10f, 0.12f) + 0.02f * sway),
            Roll = reach * (Draw(8, -0.10f, 0.10f) + 0.02f * drift),
            CenterX = 0.5f + Draw(9, -0.03f, 0.03f) + 0.006f * sway,
            CenterY = (Drawn ? 0.51f : 0.5f) + Draw(10, -0.025f, 0.025f) + 0.004f * drift,
            Zoom = (Drawn ? 0.95f : 0.90f) + Draw(11, -0.06f, 0.06f),
            LightX = Draw(12, -0.7f, 0.7f),
            LightY = Draw(13, -0.75f, -0.2f),
            LightStrength = Drawn ? Draw(14, 0.5f, 0.9f) : Draw(14, 0.55f, 0.95f),
            Asymmetry = Draw(15, -0.18f, 0.18f),
            GazeX = Draw(16, -0.35f, 0.35f) + 0.1f * sway,
            GazeY = Draw(17, -0.25f, 0.25f),
            BackgroundTop = top,
            BackgroundBottom = bottom,
            Noise = Drawn ? Draw(18, 0.6f, 1.9f) : Draw(18, 2f, 4f),
        });
    }

    /// <summary>The clip's own brightness and warmth on top of what the view gives a face at rest.</summary>
    private Exposure Vary(Exposure rest)
    {
        float bright = 1 + Draw(3, -0.10f, 0.10f), warm = Drawn ? Draw(4, -0.03f, 0.03f) : 0, green = Drawn ? Draw(5, -0.012f, 0.012f) : 0;
        Rgb mean = rest.Mean.Times(bright);
        return rest with
        {
            Mean = new Rgb(mean.Red * (1 + warm), mean.Green * (1 + green), mean.Blue * (1 - warm)),
            Deviation = rest.Deviation * bright * Draw(22, 0.9f, 1.1f),
        };
    }

    private (Rgb Top, Rgb Bottom) Background()
    {
        float light = Draw(19, 0.5f, 0.78f), fall = Draw(20, 0.72f, 1.05f);
        if (!Drawn)
            return (new Rgb(light, light, light), new Rgb(light * fall, light * fall, light * fall));
        float hue = Draw(21, 0, 2 * MathF.PI);
        var top = new Rgb(
            light * (1 + 0.22f * MathF.Cos(hue)), light * (1 + 0.16f * MathF.Cos(hue - 2.1f)), light * (1 + 0.22f * MathF.Cos(hue + 2.1f)));
        return (top, top.Times(fall));
    }

    private float Draw(int coordinate, float low, float high) => low + (high - low) * (float)_point[coordinate];
}
