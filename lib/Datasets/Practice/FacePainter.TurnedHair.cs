using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Hair on a head turned far.</summary>
internal sealed partial class FacePainter
{
    // Angles on the skull, from the nose's side over the crown: the back, and where short hair ends above the nape.
    private const float Back = MathF.PI, Nape = 3.85f, NapeOfHalfProfile = 3.45f;

    private bool CoversEars => HairSize().Bottom >= 0.4f;

    private void PaintTurnedHairBehind(TurnedCamera camera)
    {
        if (_who.Hair == PracticeHair.None)
            return;
        (float volume, float bottom) = HairSize();
        if (_who.Hair == PracticeHair.Bun)
        {
            Vector2 middle = camera.Place(camera.Shift(-1.12f), _who.Crown + 0.22f);
            PaintHair(Soft(Fill(Outline.Ellipse(middle, Pixels(0.4f), Pixels(0.36f)))), 0.9f, 0.9f);
        }

        if (!CoversEars)
            return;
        // Long hair hangs behind neck and shoulders.
        float left = camera.Shift(HeadSurface.SkullMiddle) - camera.Turned(0.97f * _who.HeadWidth, HeadSurface.SkullDepth) - 0.3f * volume;
        float right = Math.Max(camera.Shift(-0.25f) + camera.Turned(_who.HeadWidth, 0.2f), left + 0.9f);
        Vector2[] outline = Outline.Closed([
            camera.Place(left, -0.2f), camera.Place(right - 0.25f, -0.2f), camera.Place(right, 0.5f * bottom), camera.Place(right - 0.1f, bottom), camera.Place(left + 0.2f, bottom),
            camera.Place(left + 0.08f, 0.6f * bottom)]);
        PaintHair(Soft(Fill(WithCurls(outline))), 0.8f, 0.8f);
    }

    private void PaintTurnedHair(TurnedCamera camera)
    {
        if (_who.Hair == PracticeHair.None)
            return;
        (float volume, float bottom) = HairSize();
        volume *= CoversEars ? 0.6f : 0.9f;
        float top = _who.Hair == PracticeHair.Quiff ? 0.06f : 0;
        // Hair begins above the forehead, at the angle on the skull of its line.
        float height = (HeadSurface.SkullHeight - Hairline().Min(point => point.Y)) / (HeadSurface.SkullHeight - _who.Crown);
        float forehead = MathF.Asin(MathF.Pow(Math.Clamp(height, 0, 0.95f), HeadSurface.SkullRoundness / 2));
        // From nothing at the hairline to the hair's full volume behind it.
        float Grown(float part) => volume * Math.Min(1, 0.12f + 4 * part) * (CoversEars ? 1 : Math.Min(1, 0.4f + 2.2f * (1 - part)))
            + top * Math.Max(0, 1 - (part - 0.16f) * (part - 0.16f) / 0.02f);
        List<Vector2> crown = [.. SkullOutline(camera, forehead, CoversEars ? Back : IsProfile ? Nape : NapeOfHalfProfile, Grown)];
        List<Vector2> front = [.. Outline.Open([.. HairlineFromFar(camera), .. HairlineBehindTemple(camera, bottom)])];
        if (CoversEars)
        {
            // Down the back, as far as the hair is long.
            float left = camera.Shift(HeadSurface.SkullMiddle) - camera.Turned(0.97f * _who.HeadWidth, HeadSurface.SkullDepth) - volume;
            crown.AddRange(Outline.Open(crown[^1], camera.Place(left + 0.06f, 0.5f * bottom), camera.Place(left + 0.16f, bottom)));
        }

        Vector2[] outer = [.. crown], inner = [.. front], body = [.. outer, .. inner.Reverse()];
        Mask hair = Soft(Fill([.. WithCurls(body, outer.Length), .. Locks(outer, inner)]));
        Vector2[] shade = [.. outer, .. inner.Reverse().Select(point => point + new Vector2(camera.Side * Pixels(0.03f), Pixels(0.045f)))];
        _canvas.Multiply(Fill(shade).Blur(Pixels(0.04f)).Inside(_head), Rgb.Hex(0x9C6A5C), 0.5f);
        PaintHair(hair, 1, 0.85f);
        PaintStrands(hair, outer, inner);
    }

    /// <summary>The hairline from the far temple, or where the forehead's edge hides it, to the near one.</summary>
    private IEnumerable<Vector2> HairlineFromFar(TurnedCamera camera)
    {
        IEnumerable<Vector2> line = Hairline().Where(point => point.Y < 0.1f);
        if (camera.Side > 0)
            line = line.Reverse();
        return line.Select(point => new Vector2(point.X * _who.HeadWidth, point.Y)).SkipWhile(camera.Hides).Select(point => camera.Project(point));
    }

    private IEnumerable<Vector2> HairlineBehindTemple(TurnedCamera camera, float bottom)
    {
        float w = _who.HeadWidth;
        if (CoversEars)
        {
            float fall = _who.Hair == PracticeHair.Flowing ? 0.12f : 0.2f;
            yield return camera.Space(-1.0f * w, 0.25f * bottom, fall);
            yield return camera.Space(-1.02f * w, 0.7f * bottom, fall);
            yield return camera.Space(-1.0f * w, bottom, fall - 0.1f);
            yield break;
        }

        // Round the ear and down to the nape.
        yield return camera.Space(-0.99f * w, -0.02f, -0.02f);
        yield return camera.Space(-1.0f * w, -0.10f, -0.16f);
        yield return camera.Space(-0.98f * w, 0.06f, -0.34f);
        float low = IsProfile ? 1 : 0.45f;
        yield return camera.Space(-0.92f * w, 0.06f + low * 0.28f, -0.44f);
        yield return camera.Space(-0.6f * w, 0.06f + low * 0.50f, -0.66f);
        yield return camera.Space(-0.4f * w, 0.06f + low * 0.54f, -0.86f);
    }
}
