using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>
/// Draws pose, camera, light, background and noise of the clips, independently of the expression: within every character and expression
/// each quantity is spread evenly over its range (a Latin hypercube), so that no expression is told by them, not even by chance.
/// </summary>
internal sealed class ViewPlan
{
    private const int Quantities = 22;
    private readonly double[,] _quantiles;
    private readonly PracticeCharacter _character;
    private readonly Rgb[] _means;

    /// <summary>Draws the views of one character and expression.</summary>
    /// <param name="character">Whose face.</param>
    /// <param name="clips">How many clips.</param>
    /// <param name="random">The randomness of this character and expression.</param>
    public ViewPlan(PracticeCharacter character, int clips, CounterRandom random)
    {
        _character = character;
        _quantiles = new double[clips, Quantities];
        var order = new int[clips];
        for (int quantity = 0; quantity < Quantities; quantity++)
        {
            for (int clip = 0; clip < clips; clip++)
                order[clip] = clip;
            random.Shuffle<int>(order);
            for (int clip = 0; clip < clips; clip++)
                _quantiles[clip, quantity] = (order[clip] + random.NextDouble()) / clips;
        }

        _means = new Rgb[clips];
        for (int clip = 0; clip < clips; clip++)
            _means[clip] = Exposure(clip, PracticeFace.MeanAtRest(character, View(clip, 0.5)));
    }

    private bool Drawn => _character.Style == PracticeStyle.Drawn;

    /// <summary>The expression's full intensity in a clip, 0.8..1.</summary>
    public double Peak(int clip) => Draw(clip, 0, 0.8f, 1f);

    /// <summary>A number in 0..1 for choices within a clip.</summary>
    public double Choice(int clip) => _quantiles[clip, 1];

    /// <summary>The view at a moment of a clip.</summary>
    /// <param name="clip">Which clip.</param>
    /// <param name="time">0..1 through the clip: the head drifts a little.</param>
    public PracticeView At(int clip, double time) => View(clip, time) with { Mean = _means[clip] };

    private PracticeView View(int clip, double time)
    {
        bool drawn = Drawn;
        float phase = Draw(clip, 2, 0, 2 * MathF.PI), drift = MathF.Sin(phase + 2.2f * (float)time), sway = MathF.Cos(phase + 1.9f * (float)time);
        float reach = drawn ? 1 : 0.7f;
        (Rgb top, Rgb bottom) = Background(clip);
        return new PracticeView
        {
            Yaw = reach * (Draw(clip, 6, -0.22f, 0.22f) + 0.035f * drift),
            Pitch = reach * (Draw(clip, 7, -0.10f, 0.12f) + 0.02f * sway),
            Roll = reach * (Draw(clip, 8, -0.10f, 0.10f) + 0.02f * drift),
            CenterX = 0.5f + Draw(clip, 9, -0.03f, 0.03f) + 0.006f * sway,
            CenterY = (drawn ? 0.52f : 0.5f) + Draw(clip, 10, -0.025f, 0.025f) + 0.004f * drift,
            Zoom = (drawn ? 1 : 0.93f) + Draw(clip, 11, -0.06f, 0.06f),
            LightX = Draw(clip, 12, -0.7f, 0.7f),
            LightY = Draw(clip, 13, -0.75f, -0.2f),
            LightStrength = drawn ? Draw(clip, 14, 0.5f, 0.9f) : Draw(clip, 14, 0.55f, 0.95f),
            Asymmetry = Draw(clip, 15, -0.18f, 0.18f),
            GazeX = Draw(clip, 16, -0.35f, 0.35f) + 0.1f * sway,
            GazeY = Draw(clip, 17, -0.25f, 0.25f),
            BackgroundTop = top,
            BackgroundBottom = bottom,
            Noise = drawn ? Draw(clip, 18, 0.8f, 1.8f) : Draw(clip, 18, 2f, 4f),
        };
    }

    /// <summary>The clip's own brightness and warmth on top of what the view gives a face at rest.</summary>
    private Rgb Exposure(int clip, Rgb rest)
    {
        float bright = 1 + Draw(clip, 3, -0.10f, 0.10f), warm = Drawn ? Draw(clip, 4, -0.05f, 0.05f) : 0, green = Drawn ? Draw(clip, 5, -0.02f, 0.02f) : 0;
        return new Rgb(rest.Red * bright * (1 + warm), rest.Green * bright * (1 + green), rest.Blue * bright * (1 - warm));
    }

    private (Rgb Top, Rgb Bottom) Background(int clip)
    {
        float light = Draw(clip, 19, 0.5f, 0.78f), fall = Draw(clip, 20, 0.72f, 1.05f);
        if (!Drawn)
            return (new Rgb(light, light, light), new Rgb(light * fall, light * fall, light * fall));
        float hue = Draw(clip, 21, 0, 2 * MathF.PI);
        var top = new Rgb(
            light * (1 + 0.22f * MathF.Cos(hue)), light * (1 + 0.16f * MathF.Cos(hue - 2.1f)), light * (1 + 0.22f * MathF.Cos(hue + 2.1f)));
        return (top, top.Times(fall));
    }

    private float Draw(int clip, int quantity, float low, float high) => low + (high - low) * (float)_quantiles[clip, quantity];
}
