using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>The folds that muscles make in the skin.</summary>
internal sealed partial class FacePainter
{
    /// <summary>The folds of one side; those across the middle belong to side 0.</summary>
    private IEnumerable<Fold> Folds(int side) =>
        [.. MouthFolds(side), .. NoseFolds(side), .. BrowFolds(side), .. EyeFolds(side)];

    private IEnumerable<Fold> MouthFolds(int side)
    {
        float a(int unit) => _face.Unit(unit, side);
        float rest = 0.22f * _who.Folds + 0.4f * _who.Age, tip = _who.NoseLength - _face.NoseLift, nose = _who.NoseWidth;
        MouthShape mouth = _face.Mouth;
        Vector2 corner = mouth.OuterUpper[side == 0 ? 0 : ^1];
        corner.X = Math.Abs(corner.X);

        // From the wing of the nose towards the corner of the mouth. A smile and a sneer draw it far down, a drawn-down mouth does not:
        // lines from nose to jaw would be those of a puppet.
        float smile = a(12), sneer = Math.Max(a(9), 0.9f * a(10));
        float depth = Math.Clamp(rest + Math.Max(0.5f * smile, 0.9f * sneer) + 0.1f * a(15) + 0.25f * a(20), 0, 1);
        float upper = 0.05f * a(9) + 0.05f * a(10), reach = Math.Max(smile, 0.8f * sneer);
        Vector2 start = new(nose + 0.04f, tip - 0.06f - upper), end = new(corner.X + 0.09f + 0.02f * sneer, corner.Y - 0.07f + 0.08f * reach);
        Vector2 bulge = new(0.05f + 0.02f * smile, -0.035f - 0.02f * smile);
        yield return new([
            Mirror(start, side), Mirror(Vector2.Lerp(start, end, 0.33f) + bulge * 0.9f, side),
            Mirror(Vector2.Lerp(start, end, 0.68f) + bulge, side), Mirror(end, side)], 0.055f, depth, 0.55f);

        // The chin's boss under a pushed-up lower lip.
        float pout = Math.Min(a(17) + 0.4f * a(24), 1);
        if (pout > 0)
        {
            float y = mouth.OuterLower[16].Y + 0.06f;
            if (side == 0)
            {
                yield return new([
                    new(-0.22f, y + 0.055f), new(-0.11f, y + 0.005f), new(0.11f, y + 0.005f), new(0.22f, y + 0.055f)], 0.055f, 0.75f * pout, 0.6f);
            }
        }

        // Years draw a line from the corner of the mouth down to the jaw.
        if (_who.Age > 0)
        {
            yield return new([
                Mirror(new(corner.X + 0.07f, corner.Y + 0.05f), side), Mirror(new(corner.X + 0.10f, corner.Y + 0.15f), side),
                Mirror(new(corner.X + 0.07f, corner.Y + 0.26f), side)], 0.045f, 0.7f * _who.Age, 0.5f);
        }

        // The dimple under a drawn-down corner.
        if (a(15) > 0)
        {
            yield return new([
                Mirror(new(corner.X + 0.02f, corner.Y - 0.005f), side), Mirror(new(corner.X + 0.045f, corner.Y + 0.05f), side),
                Mirror(new(corner.X + 0.04f, corner.Y + 0.115f), side)], 0.036f, 0.8f * a(15), 0.45f);
        }
    }

    private IEnumerable<Fold> NoseFolds(int side)
    {
        float wrinkle = _face.Unit(9, side);
        if (wrinkle <= 0)
            yield break;
        // Short folds across the bridge, each a little wider than the one above, and one slanting down its side.
        if (side == 0)
        {
            for (int i = 0; i < 3; i++)
            {
                float y = -0.15f + 0.085f * i, half = 0.075f + 0.018f * i;
                yield return new([new(-half, y + 0.022f), new(-0.4f * half, y), new(0.4f * half, y), new(half, y + 0.022f)], 0.042f, 0.95f * wrinkle, 0.7f);
            }
        }

        yield return new([
            Mirror(new(0.115f, -0.02f), side), Mirror(new(0.155f, 0.045f), side), Mirror(new(0.215f, 0.095f), side)], 0.042f, 0.9f * wrinkle, 0.55f);
    }

    private IEnumerable<Fold> BrowFolds(int side)
    {
        float a(int unit) => _face.Unit(unit, side);
        // Between lowered brows: two bowed lines that lean apart upwards, one longer than the other.
        float frown = a(4) * (1 - 0.4f * a(1));
        if (frown > 0)
        {
            float brow = _who.BrowHeight, top = brow - (side == 0 ? 0.09f : 0.03f), bottom = brow + (side == 0 ? 0.23f : 0.21f), middle = (top + bottom) / 2;
            yield return new([
                Mirror(new(0.092f, top), side), Mirror(new(0.068f, middle - 0.05f), side), Mirror(new(0.060f, middle + 0.05f), side),
                Mirror(new(0.085f, bottom), side)], Drawn ? 0.05f : 0.042f, 0.95f * frown, 0.6f);
        }

        float forehead = Math.Max(Math.Max(_face.Unit(1) * 0.9f, _face.Unit(2)), 0.6f * _who.Age) * (0.5f + 0.5f * _who.Folds);
        if (forehead <= 0 || side != 0)
            yield break;
        for (int i = 0; i < 3; i++)
        {
            float y = _who.BrowHeight - 0.32f - 0.095f * i, reach = (0.25f + 0.35f * Math.Max(_face.Unit(2), 0.8f * _who.Age)) * (1 - 0.13f * i);
            // Brows raised and drawn together pucker the middle of the forehead.
            float dip = _face.Unit(4) * _face.Unit(1) * 0.03f;
            yield return new([
                new(-reach, y + 0.03f), new(-reach * 0.5f, y - 0.015f), new(0, y + dip), new(reach * 0.5f, y - 0.015f), new(reach, y + 0.03f)],
                0.036f, 0.75f * forehead, 0.6f);
        }
    }

    private IEnumerable<Fold> EyeFolds(int side)
    {
        float a(int unit) => _face.Unit(unit, side);
        float crow = Math.Max(a(6), 0.8f * _who.Age);
        if (crow > 0)
        {
            float x = _who.EyeDistance + _who.EyeWidth + 0.05f;
            for (int i = -1; i <= 1; i++)
                yield return new([Mirror(new(x, 0.04f + 0.05f * i), side), Mirror(new(x + 0.12f, 0.04f + 0.10f * i), side)], 0.028f, 0.7f * crow * _who.Folds, 0.7f);
        }

        float pouch = Math.Max(Math.Max(Math.Max(a(6), a(7) * 0.6f), a(9) * 0.7f), 0.9f * _who.Age);
        if (pouch > 0)
        {
            float x = _who.EyeDistance, y = _face.LowerLids[side] + 0.09f;
            yield return new([Mirror(new(x - 0.22f, y - 0.03f), side), Mirror(new(x, y + 0.04f), side), Mirror(new(x + 0.26f, y - 0.04f), side)], 0.04f, 0.7f * pouch, 0.7f);
        }
    }

    /// <summary>Draws the folds that the relief alone would lose in flat light: a soft dark line, and on dark skin the light on its lip.</summary>
    private void PaintFolds()
    {
        for (int side = 0; side < 2; side++)
        {
            foreach (Fold fold in Folds(side).Where(fold => !IsHidden(fold)))
            {
                if (DarkSkin > 0)
                {
                    Vector2[] lip = [.. fold.Line.Select(point => point + new Vector2(0.012f * -FaceShape.SignOf(side), -0.026f))];
                    _canvas.Paint(Line(lip, 0, 0.7f * fold.Width, 0).Blur(Pixels(0.014f)), SkinLight, 0.35f * DarkSkin * fold.Depth);
                }

                Mask crease = Line(fold.Line, 0, 0.6f * fold.Width, 0);
                _canvas.Paint(crease.Blur(Math.Max(0.5f, Pixels(0.011f))), SkinShadow, Math.Min(1, (0.85f + 0.3f * DarkSkin) * fold.Ink * fold.Depth));
            }
        }
    }

    /// <summary>A fold of the skin.</summary>
    /// <param name="Line">Where it runs, in face units.</param>
    /// <param name="Width">Its width in the middle; it tapers to nothing at both ends.</param>
    /// <param name="Depth">How deep it is, 0..1.</param>
    /// <param name="Ink">How much of that is drawn as a dark line, besides the light and shade of the relief, 0..1.</param>
    private readonly record struct Fold(Vector2[] Line, float Width, float Depth, float Ink);
}
