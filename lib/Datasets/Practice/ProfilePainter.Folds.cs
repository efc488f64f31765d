using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>The folds that muscles make in the skin.</summary>
internal sealed partial class ProfilePainter
{
    private IEnumerable<Fold> Folds()
    {
        float a(int unit) => _shape.Unit(unit);
        Vector2 corner = _shape.Mouth.Corner, wing = _shape.NoseWing;

        // From the wing of the nose round the corner of the mouth. A smile and a sneer draw it.
        float smile = a(12), sneer = Math.Max(a(9), 0.9f * a(10));
        float depth = Math.Clamp(0.22f * _who.Folds + Math.Max(0.6f * smile, 0.9f * sneer) + 0.15f * a(15) + 0.3f * a(20), 0, 1);
        Vector2 start = wing + new Vector2(-0.075f, -0.08f - 0.05f * a(9)), end = corner + new Vector2(-0.10f, -0.02f + 0.08f * Math.Max(smile, sneer));
        Vector2 bulge = new(-0.045f - 0.03f * smile, -0.03f);
        yield return new([start, Vector2.Lerp(start, end, 0.35f) + bulge, Vector2.Lerp(start, end, 0.7f) + 0.8f * bulge, end], 0.05f, depth, 0.55f);

        if (a(15) > 0)
            yield return new([corner + new Vector2(-0.02f, -0.01f), corner + new Vector2(-0.05f, 0.05f), corner + new Vector2(-0.035f, 0.13f)], 0.036f, 0.8f * a(15), 0.5f);
        float pout = Math.Min(a(17) + 0.4f * a(24), 1);
        if (pout > 0)
        {
            Vector2 lip = _shape.Mouth.OuterLower[0];
            yield return new([lip + new Vector2(-0.02f, 0.065f), lip + new Vector2(-0.12f, 0.075f), lip + new Vector2(-0.19f, 0.14f)], 0.045f, 0.75f * pout, 0.6f);
        }

        if (a(9) > 0)
        {
            // Short folds across the bridge, and one slanting down its side.
            for (int i = 0; i < 3; i++)
            {
                float y = -0.13f + 0.085f * i;
                yield return new([new(0.95f + 0.02f * i, y), new(0.90f + 0.015f * i, y + 0.015f), new(0.86f + 0.01f * i, y + 0.05f)], 0.036f, 0.95f * a(9), 0.7f);
            }

            yield return new([new(0.90f, 0.06f), new(0.90f, 0.17f), new(0.84f, 0.26f)], 0.042f, 0.9f * a(9), 0.55f);
        }

        foreach (Fold fold in BrowFolds())
            yield return fold;
        foreach (Fold fold in EyeFolds())
            yield return fold;
    }

    private IEnumerable<Fold> BrowFolds()
    {
        float a(int unit) => _shape.Unit(unit);
        float frown = a(4) * (1 - 0.4f * a(1)), brow = _who.BrowHeight;
        if (frown > 0)
            yield return new([new(0.93f, brow - 0.07f), new(0.945f, brow + 0.05f), new(0.925f, brow + 0.2f)], 0.045f, 0.95f * frown, 0.6f);
        float forehead = Math.Max(0.9f * a(1), a(2)) * (0.5f + 0.5f * _who.Folds);
        if (forehead <= 0)
            yield break;
        for (int i = 0; i < 3; i++)
        {
            float y = brow - 0.27f - 0.085f * i, front = 0.93f - 0.035f * i, reach = (0.30f + 0.22f * a(2)) * (1 - 0.12f * i);
            yield return new([new(front, y), new(front - 0.5f * reach, y - 0.015f), new(front - reach, y + 0.03f)], 0.036f, 0.75f * forehead, 0.6f);
        }
    }

    private IEnumerable<Fold> EyeFolds()
    {
        float a(int unit) => _shape.Unit(unit);
        Vector2 outer = _shape.EyeFront - new Vector2(_shape.EyeLength, 0);
        if (a(6) > 0)
        {
            for (int i = -1; i <= 1; i++)
                yield return new([outer + new Vector2(-0.05f, 0.03f + 0.045f * i), outer + new Vector2(-0.11f, 0.035f + 0.07f * i), outer + new Vector2(-0.18f, 0.05f + 0.10f * i)], 0.028f, 0.75f * a(6) * _who.Folds, 0.7f);
        }

        float pouch = Math.Max(Math.Max(a(6), a(7) * 0.6f), a(9) * 0.7f);
        if (pouch > 0)
        {
            float y = _face.LowerLids[_side] + 0.085f;
            yield return new([new(outer.X - 0.02f, y - 0.03f), new(outer.X + 0.14f, y + 0.03f), new(outer.X + 0.28f, y + 0.01f)], 0.04f, 0.7f * pouch, 0.7f);
        }
    }

    /// <summary>Draws the folds that the relief alone would lose in flat light: a soft dark line, and on dark skin the light on its lip.</summary>
    private void PaintFolds()
    {
        foreach (Fold fold in Folds())
        {
            if (DarkSkin > 0)
            {
                Vector2[] lip = [.. fold.Line.Select(point => point + new Vector2(-0.012f, -0.026f))];
                _canvas.Paint(Line(lip, 0, 0.7f * fold.Width, 0).Blur(Pixels(0.014f)).Inside(_head), SkinLight, 0.35f * DarkSkin * fold.Depth);
            }

            Mask crease = Line(fold.Line, 0, 0.6f * fold.Width, 0).Blur(Math.Max(0.5f, Pixels(0.011f)));
            _canvas.Paint(crease.Inside(_head), SkinShadow, Math.Min(1, (0.85f + 0.3f * DarkSkin) * fold.Ink * fold.Depth));
        }
    }

    /// <summary>A fold of the skin.</summary>
    /// <param name="Line">Where it runs, in face units.</param>
    /// <param name="Width">Its width in the middle; it tapers to nothing at both ends.</param>
    /// <param name="Depth">How deep it is, 0..1.</param>
    /// <param name="Ink">How much of that is drawn as a dark line, besides the light and shade of the relief, 0..1.</param>
    private readonly record struct Fold(Vector2[] Line, float Width, float Depth, float Ink);
}
