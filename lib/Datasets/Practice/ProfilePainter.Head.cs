using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Skin, relief, light, nose and ear.</summary>
internal sealed partial class ProfilePainter
{
    private void PaintHead()
    {
        _canvas.Paint(_head, _who.Skin);
        PaintBlush();
        var relief = new Relief(_size);
        // Before the ear the head ends at the edge of the jaw; behind it, it goes over into the neck.
        float chin = _who.Chin;
        Vector2[] nape = Outline.Closed(
            new(-0.05f, 0.2f), new(-0.08f, 0.6f), new(-0.20f, chin), new(-0.15f, chin + 0.6f), new(-0.5f, chin + 1.1f), new(-1.15f, chin + 0.7f),
            new(-0.83f, chin + 0.1f), new(-0.78f, 0.80f), new(-0.72f, 0.4f));
        Mask whole = Fill([Project(_shape.Head), Project(Neck())]), cast = Fill([Project(_shape.Head), Project(nape)]);
        relief.Add(whole.Blur(Pixels(0.28f)), Pixels(0.50f));
        relief.Add(cast.Blur(Pixels(0.24f)), Pixels(0.28f));
        relief.Add(cast.Blur(Pixels(0.07f)), Pixels(0.10f));
        AddSkull(relief);
        AddMuscles(relief);
        relief.Light(_canvas, whole, _light, _view.LightStrength, Drawn ? 0.10f : 0.07f, new Rgb(1.25f, 1.0f, 0.95f));
    }

    private void PaintBlush()
    {
        Rgb blush = Drawn ? Rgb.Hex(0xFF9C88) : Rgb.Hex(0xFFC8BC);
        Mask cheek = Ellipse(new(0.58f, 0.43f - 0.07f * _shape.Unit(6)), 0.22f, 0.17f).Blur(Pixels(0.09f));
        _canvas.Multiply(cheek.Inside(_head), blush, 0.5f);
        if (_who.Stubble <= 0)
            return;
        Vector2 lip = _shape.Mouth.OuterUpper[0];
        float chin = _who.Chin;
        Mask beard = Shape(
            new(0.06f, 0.4f), new(0.2f, 0.62f), new(0.55f, 0.78f), new(0.78f, 0.66f), new(lip.X + 0.05f, lip.Y - 0.1f), new(lip.X + 0.05f, lip.Y + 0.2f),
            _shape.Dropped(new(1.05f, chin - 0.1f)), _shape.Dropped(new(0.85f, chin + 0.1f)), _shape.Dropped(new(0.3f, chin - 0.16f)), new(0, chin - 0.5f));
        _canvas.Multiply(beard.Blur(Pixels(0.06f)).Inside(_head), Rgb.Hex(0x5E564F), 0.6f * _who.Stubble);
    }

    private void AddSkull(Relief relief)
    {
        Vector2 eye = _shape.EyeFront - new Vector2(0.5f * _shape.EyeLength, 0);
        relief.Add(Ellipse(eye + new Vector2(0.06f, -0.02f), 0.25f, 0.24f).Blur(Pixels(0.08f)), Pixels(-0.13f));
        relief.Add(Ellipse(eye + new Vector2(0.02f, 0), 0.16f, 0.18f).Blur(Pixels(0.06f)), Pixels(0.09f));
        relief.Add(Line(_shape.Brow, 0.16f, 0.2f, 0.1f).Blur(Pixels(0.06f)), Pixels(0.06f));
        // Temple, cheekbone, and the hollow below it.
        relief.Add(Ellipse(new(0.42f, -0.42f), 0.17f, 0.26f).Blur(Pixels(0.11f)), Pixels(-0.06f));
        relief.Add(Line([new(0.70f, 0.36f), new(0.46f, 0.28f), new(0.12f, 0.16f)], 0.2f, 0.2f, 0.1f).Blur(Pixels(0.09f)), Pixels(0.10f));
        relief.Add(Ellipse(new(0.36f, 0.66f), 0.2f, 0.2f).Blur(Pixels(0.12f)), Pixels(-0.06f));
        // The side of the nose falls away from its ridge.
        Vector2 tip = _shape.NoseTip, wing = _shape.NoseWing;
        relief.Add(Line([new(0.90f, 0.02f), new(0.94f, 0.22f), wing - new Vector2(0.02f, 0.05f)], 0.07f, 0.09f, 0.08f).Blur(Pixels(0.05f)), Pixels(-0.07f));
        relief.Add(Ellipse(tip - new Vector2(0.09f, 0), 0.08f, 0.075f).Blur(Pixels(0.035f)), Pixels(0.06f));
        relief.Add(Ellipse(wing, 0.075f, 0.072f).Blur(Pixels(0.026f)), Pixels(0.08f));
        // The round of the lips over the teeth, and the chin.
        Vector2 lips = Vector2.Lerp(_shape.Mouth.OuterUpper[0], _shape.Mouth.Corner, 0.5f);
        relief.Add(Ellipse(lips, 0.2f, 0.2f).Blur(Pixels(0.09f)), Pixels(0.05f));
        Vector2 chin = _shape.Dropped(new(0.80f, _who.Chin - 0.16f));
        relief.Add(Ellipse(chin, 0.13f + 0.02f * _shape.Unit(17), 0.11f).Blur(Pixels(0.06f)), Pixels(0.06f + 0.05f * _shape.Unit(17)));
    }

    private void AddMuscles(Relief relief)
    {
        float cheek = Math.Max(_shape.Unit(6), 0.8f * _shape.Unit(12)), sneer = Math.Max(_shape.Unit(9), _shape.Unit(10));
        relief.Add(Ellipse(new(0.60f, 0.40f), 0.18f, 0.15f).Blur(Pixels(0.075f)), Pixels((Drawn ? 0.13f : 0.10f) * cheek));
        Mask side = Line([new(0.86f, 0.1f), _shape.NoseWing + new Vector2(-0.09f, 0.02f)], 0.08f, 0.14f, 0.14f).Blur(Pixels(0.045f));
        relief.Add(side, Pixels(0.10f * sneer));
        foreach (Fold fold in Folds())
            relief.Add(Line(fold.Line, 0.1f * fold.Width, fold.Width, 0.1f * fold.Width).Blur(Pixels(0.024f)), Pixels((Drawn ? -0.075f : -0.06f) * fold.Depth));
    }

    private void PaintNose()
    {
        Vector2 wing = _shape.NoseWing, tip = _shape.NoseTip;
        float wide = 0.9f + 0.8f * (_who.NoseWidth - 0.17f) + 0.15f * _shape.Unit(9);
        Mask under = Line([wing + new Vector2(-0.06f, 0.085f), wing + new Vector2(0.06f, 0.09f), new(tip.X - 0.05f, tip.Y + 0.075f)], 0.02f, 0.06f, 0.02f);
        _canvas.Multiply(under.Blur(Pixels(0.022f)).Inside(_head), Rgb.Hex(0xA86A5C), 0.6f);
        Mask nostril = Ellipse(wing + new Vector2(0.075f, 0.062f), 0.055f, 0.020f + 0.008f * _shape.Unit(9), 0.12f).Blur(Pixels(0.01f));
        _canvas.Paint(nostril.Inside(_head), SkinShadow.Times(0.45f), 0.85f);
        Mask crease = Line(
            [
                wing + wide * new Vector2(-0.045f, -0.085f), wing + wide * new Vector2(-0.085f, -0.03f), wing + wide * new Vector2(-0.075f, 0.045f),
                wing + wide * new Vector2(-0.02f, 0.072f),
            ], 0.002f, 0.024f, 0.008f);
        _canvas.Paint(crease.Blur(Math.Max(0.5f, Pixels(0.008f))), SkinShadow, Drawn ? 0.6f : 0.5f);
    }

    private void PaintEar()
    {
        if (!ProfileHair.ShowsEar(_who.Hair))
            return;
        Vector2 ear = ProfileShape.Ear;
        Vector2 at(float x, float y) => ear + new Vector2(x, y);
        Mask whole = Shape(
            at(0.10f, -0.10f), at(0.06f, -0.24f), at(-0.07f, -0.30f), at(-0.19f, -0.21f), at(-0.20f, -0.03f), at(-0.13f, 0.12f), at(-0.06f, 0.24f),
            at(0.03f, 0.28f), at(0.09f, 0.20f), at(0.085f, 0.06f));
        _canvas.Multiply(Fill([Project(Outline.Ellipse(at(-0.07f, 0.03f), 0.17f, 0.27f, -0.2f))]).Blur(Pixels(0.035f)), Rgb.Hex(0x8A6258), 0.4f);
        _canvas.Paint(whole, _who.Skin.Times(0.97f));
        _canvas.Multiply(whole, Drawn ? Rgb.Hex(0xFFC0B0) : Rgb.Hex(0xFFDCD4), 0.4f);
        var relief = new Relief(_size);
        relief.Add(whole.Blur(Pixels(0.04f)), Pixels(0.13f));
        // The groove inside the rim, the fold before it, the hollow that leads inwards.
        relief.Add(Line([at(0.05f, -0.16f), at(-0.06f, -0.235f), at(-0.145f, -0.15f), at(-0.135f, 0.03f)], 0.01f, 0.035f, 0.015f).Blur(Pixels(0.014f)), Pixels(-0.05f));
        relief.Add(Ellipse(at(0.0f, 0.02f), 0.055f, 0.10f, 0.15f).Blur(Pixels(0.02f)), Pixels(-0.08f));
        relief.Light(_canvas, whole, _light, _view.LightStrength, 0.04f, White);
        Mask groove = Line([at(0.05f, -0.17f), at(-0.06f, -0.23f), at(-0.14f, -0.15f), at(-0.13f, 0.04f), at(-0.08f, 0.12f)], 0.005f, 0.026f, 0.005f);
        _canvas.Paint(groove.Blur(Pixels(0.012f)), SkinShadow, 0.6f);
        Mask fold = Line([at(-0.02f, -0.15f), at(-0.08f, -0.06f), at(-0.07f, 0.07f), at(-0.01f, 0.15f)], 0.005f, 0.022f, 0.005f);
        _canvas.Paint(fold.Blur(Pixels(0.012f)), SkinShadow, 0.45f);
        Mask hollow = Shape(at(0.055f, -0.05f), at(-0.01f, -0.08f), at(-0.055f, 0.0f), at(-0.035f, 0.10f), at(0.03f, 0.12f), at(0.025f, 0.04f));
        _canvas.Paint(hollow.Blur(Pixels(0.02f)), SkinShadow.Times(0.8f), 0.7f);
    }
}
