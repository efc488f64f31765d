using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Skin, relief, light and the nose.</summary>
internal sealed partial class FacePainter
{
    private void PaintHead()
    {
        _canvas.Paint(_head, _who.Skin);
        PaintBlush();
        var relief = new Relief(_frame);
        if (_turned is not null)
            AddSurface(_turned, relief);
        else
        {
            AddSkull(relief);
            AddNose(relief);
        }

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

            foreach (Fold fold in Folds(side).Where(fold => !IsHidden(fold)))
                relief.Add(Line(fold.Line, 0.1f * fold.Width, fold.Width, 0.1f * fold.Width).Blur(Pixels(0.024f)), Pixels((Drawn ? -0.075f : -0.055f) * fold.Depth));
        }
    }

    private void PaintNose()
    {
        if (_turned is not null)
        {
            PaintTurnedNose();
            return;
        }

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
