using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Skin, relief, light, folds and the nose.</summary>
internal sealed partial class FacePainter
{
    private void PaintHead()
    {
        _canvas.Paint(_head, _who.Skin);
        PaintBlush();
        var relief = new Relief(_size);
        AddSkull(relief);
        AddNose(relief);
        AddMuscles(relief);
        relief.Light(_canvas, _head, _light, _view.LightStrength, Drawn ? 0.10f : 0.07f, new Rgb(1.25f, 1.0f, 0.95f));
    }

    private void PaintBlush()
    {
        Rgb blush = Drawn ? Rgb.Hex(0xFF9C88) : Rgb.Hex(0xFFC8BC);
        for (int side = 0; side < 2; side++)
        {
            float raised = _face.Unit(6, side);
            Mask cheek = Ellipse(Mirror(new(0.58f * _who.HeadWidth, 0.45f - 0.07f * raised), side), 0.24f, 0.17f).Blur(Pixels(0.09f));
            _canvas.Multiply(cheek.Inside(_head), blush, 0.55f);
        }

        if (_who.Stubble > 0)
        {
            float chin = _who.Chin + _face.JawDrop, jaw = _who.JawWidth;
            Mask beard = Shape(
                new(-jaw * 1.1f, 0.45f), new(-0.5f, 0.62f), new(-0.25f, 0.58f), new(0.25f, 0.58f), new(0.5f, 0.62f), new(jaw * 1.1f, 0.45f),
                new(jaw, chin - 0.2f), new(0, chin + 0.1f), new(-jaw, chin - 0.2f));
            _canvas.Multiply(beard.Blur(Pixels(0.08f)).Inside(_head), Rgb.Hex(0x5E564F), 0.6f * _who.Stubble);
        }
    }

    private void AddSkull(Relief relief)
    {
        // Broad and fine falls towards the outline together make a rounded head.
        relief.Add(_head.Blur(Pixels(0.30f)), Pixels(0.85f));
        relief.Add(_head.Blur(Pixels(0.10f)), Pixels(0.16f));
        for (int side = 0; side < 2; side++)
        {
            Vector2 eye = _face.EyeCenters[side];
            relief.Add(Ellipse(eye + new Vector2(0, -0.02f), _who.EyeWidth * 1.15f, 0.27f).Blur(Pixels(0.09f)), Pixels(-0.13f));
            relief.Add(Ellipse(eye, _who.EyeWidth * 0.85f, 0.2f).Blur(Pixels(0.07f)), Pixels(0.09f));
            relief.Add(Line(_face.Brows[side], 0.16f, 0.2f, 0.1f).Blur(Pixels(0.06f)), Pixels(0.07f));
        }

        // The round of the lips over the teeth: without it a smile leaves a hollow under the nose.
        relief.Add(Ellipse(new(0, _who.MouthHeight - 0.06f), 0.4f, 0.24f).Blur(Pixels(0.1f)), Pixels(0.07f));
        Vector2 chin = new(0, _who.Chin - 0.17f + _face.JawDrop);
        relief.Add(Ellipse(chin, 0.2f + 0.02f * _face.Unit(17), 0.13f).Blur(Pixels(0.08f)), Pixels(0.09f + 0.05f * _face.Unit(17)));
    }

    private void AddNose(Relief relief)
    {
        float tip = _who.NoseLength - _face.NoseLift, width = _who.NoseWidth * (1 + 0.15f * _face.Unit(9) + 0.1f * _face.Unit(12));
        relief.Add(Line([new(0, -0.2f), new(0, 0.12f), new(0, tip)], 0.10f, 0.15f, 0.22f, 0.1f).Blur(Pixels(0.055f)), Pixels(0.19f));
        relief.Add(Ellipse(new(0, tip - 0.02f), 0.12f, 0.10f, 0.2f).Blur(Pixels(0.045f)), Pixels(0.15f));
        for (int side = 0; side < 2; side++)
            relief.Add(Ellipse(Mirror(new(width * 0.75f, tip + 0.02f), side), 0.075f, 0.07f, 0.1f).Blur(Pixels(0.03f)), Pixels(0.10f));
    }

    private void AddMuscles(Relief relief)
    {
        for (int side = 0; side < 2; side++)
        {
            float cheek = Math.Max(_face.Unit(6, side), 0.8f * _face.Unit(12, side)), sneer = Math.Max(_face.Unit(9, side), _face.Unit(10, side));
            if (cheek > 0)
            {
                Mask apple = Ellipse(Mirror(new(0.52f * _who.HeadWidth, 0.42f), side), 0.23f, 0.16f).Blur(Pixels(0.085f));
                relief.Add(apple, Pixels((Drawn ? 0.14f : 0.09f) * cheek));
            }

            if (sneer > 0)
            {
                Mask wing = Line([Mirror(new(0.12f, 0.1f), side), Mirror(new(0.3f, 0.42f), side)], 0.1f, 0.18f, 0.18f).Blur(Pixels(0.05f));
                relief.Add(wing, Pixels(0.13f * sneer));
            }

            foreach ((Vector2[] line, float width, float depth) in Folds(side))
                relief.Add(Line(line, 0.2f * width, width, 0.15f * width).Blur(Pixels(0.022f)), Pixels((Drawn ? -0.075f : -0.05f) * depth));
        }
    }

    /// <summary>The folds that muscles make, as lines with a width and a depth of 0..1.</summary>
    private IEnumerable<(Vector2[] Line, float Width, float Depth)> Folds(int side)
    {
        float a(int unit) => _face.Unit(unit, side);
        float rest = 0.22f * _who.Folds, tip = _who.NoseLength - _face.NoseLift, nose = _who.NoseWidth;
        MouthShape mouth = _face.Mouth;
        Vector2 corner = mouth.OuterUpper[side == 0 ? 0 : ^1];
        corner.X = Math.Abs(corner.X);

        // From the wing of the nose around the corner of the mouth.
        float fold = Math.Clamp(rest + Math.Max(0.55f * a(12), Math.Max(a(9), 0.9f * a(10))) + 0.2f * a(15) + 0.3f * a(20), 0, 1.1f);
        float upper = 0.05f * a(9) + 0.05f * a(10);
        yield return ([
            Mirror(new(nose + 0.03f, tip - 0.07f - upper), side),
            Mirror(new(nose + 0.16f + 0.06f * a(12) - 0.02f * a(9), tip + 0.08f - upper), side),
            Mirror(new(corner.X + 0.10f, corner.Y - 0.09f), side),
            Mirror(new(corner.X + 0.11f - 0.03f * a(12), corner.Y + 0.05f - 0.05f * a(12) + 0.08f * a(15)), side)], 0.055f, fold);

        float wrinkle = a(9);
        if (wrinkle > 0)
        {
            for (int i = 0; i < 3; i++)
            {
                float y = -0.14f + 0.10f * i;
                yield return ([new(0, y - 0.03f), Mirror(new(0.08f, y), side), Mirror(new(0.19f + 0.03f * i, y + 0.09f), side)], 0.045f, wrinkle);
            }
        }

        float frown = a(4) * (1 - 0.4f * a(1));
        if (frown > 0)
            yield return ([Mirror(new(0.085f, -0.60f), side), Mirror(new(0.06f, -0.42f), side), Mirror(new(0.085f, -0.20f), side)], Drawn ? 0.05f : 0.035f, (Drawn ? 1 : 0.8f) * frown);

        float forehead = Math.Max(a(1) * 0.9f, a(2)) * (0.5f + 0.5f * _who.Folds);
        if (forehead > 0)
        {
            for (int i = 0; i < 3; i++)
            {
                float y = _who.BrowHeight - 0.32f - 0.10f * i, reach = (0.25f + 0.35f * a(2)) * (1 - 0.1f * i);
                float dip = a(4) * a(1) * 0.05f;
                yield return ([new(0, y + dip), Mirror(new(reach * 0.5f, y - 0.025f), side), Mirror(new(reach, y + 0.02f), side)], 0.035f, 0.8f * forehead);
            }
        }

        float crow = a(6);
        if (crow > 0)
        {
            float x = _who.EyeDistance + _who.EyeWidth + 0.05f;
            for (int i = -1; i <= 1; i++)
                yield return ([Mirror(new(x, 0.04f + 0.05f * i), side), Mirror(new(x + 0.13f, 0.04f + 0.11f * i), side)], 0.03f, 0.7f * crow * _who.Folds);
        }

        float pouch = Math.Max(Math.Max(a(6), a(7) * 0.6f), a(9) * 0.7f);
        if (pouch > 0)
        {
            float x = _who.EyeDistance, y = _face.LowerLids[side] + 0.09f;
            yield return ([Mirror(new(x - 0.22f, y - 0.03f), side), Mirror(new(x, y + 0.04f), side), Mirror(new(x + 0.26f, y - 0.04f), side)], 0.04f, 0.7f * pouch);
        }

        float pout = a(17) + 0.4f * a(24);
        if (pout > 0)
        {
            float y = mouth.OuterLower[16].Y + 0.06f;
            yield return ([new(0, y - 0.015f), Mirror(new(0.14f, y + 0.01f), side), Mirror(new(0.24f, y + 0.07f), side)], 0.06f, 0.8f * Math.Min(pout, 1));
        }

        if (a(15) > 0)
            yield return ([Mirror(new(corner.X + 0.01f, corner.Y + 0.03f), side), Mirror(new(corner.X + 0.04f, corner.Y + 0.17f), side)], 0.05f, a(15));
    }

    /// <summary>Darkens the folds that the relief alone would lose in flat light.</summary>
    private void PaintFolds()
    {
        for (int side = 0; side < 2; side++)
        {
            foreach ((Vector2[] line, float width, float depth) in Folds(side))
            {
                Mask crease = Line(line, 0.1f * width, 0.55f * width, 0.05f * width);
                _canvas.Paint(crease.Blur(Drawn ? 0.6f : 1.2f), SkinShadow, Math.Min(1, (Drawn ? 0.62f : 0.5f) * depth));
            }
        }
    }

    private void PaintNose()
    {
        float tip = _who.NoseLength - _face.NoseLift, width = _who.NoseWidth * (1 + 0.15f * _face.Unit(9) + 0.1f * _face.Unit(12));
        Mask under = Ellipse(new(0, tip + 0.09f), width * 0.95f, 0.05f, 0.08f).Blur(Pixels(0.025f));
        _canvas.Multiply(under, Rgb.Hex(0xA86A5C), 0.55f);
        for (int side = 0; side < 2; side++)
        {
            Mask nostril = Ellipse(Mirror(new(width * 0.42f, tip + 0.07f), side), 0.05f, 0.026f + 0.01f * _face.Unit(9), 0.1f).Blur(Pixels(0.01f));
            _canvas.Paint(nostril, SkinShadow.Times(0.45f), 0.85f);
            Mask wing = Line(
                [Mirror(new(width * 0.98f, tip - 0.05f), side), Mirror(new(width * 1.05f, tip + 0.03f), side), Mirror(new(width * 0.78f, tip + 0.085f), side)],
                0.008f, 0.03f, 0.012f, 0.05f);
            _canvas.Paint(wing.Blur(Drawn ? 0.5f : 1f), SkinShadow, Drawn ? 0.75f : 0.55f);
        }
    }
}
