using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>What covers a part of the face: dark glasses, a scarf, a hand. It lies where it lies, whatever the muscles do.</summary>
internal sealed partial class FacePainter
{
    private void PaintCover()
    {
        switch (_view.Cover)
        {
            case PracticeCover.DarkGlasses:
                PaintGlasses();
                break;
            case PracticeCover.Scarf:
                PaintScarf();
                break;
            case PracticeCover.Hand:
                PaintHand();
                break;
            default:
                break;
        }
    }

    private void PaintGlasses()
    {
        Rgb frame = Rgb.Hex(0x14120F);
        const float Lift = 0.1f;
        List<Vector2[]> lenses = [];
        for (int side = 0; side < 2; side++)
        {
            float x = _who.EyeDistance, half = 0.35f;
            Vector2[] lens = Outline.Closed(
                Mirror(new(x - half, -0.16f), side), Mirror(new(x, -0.21f), side), Mirror(new(x + half, -0.17f), side), Mirror(new(x + half - 0.03f, 0.10f), side),
                Mirror(new(x + 0.02f, 0.26f), side), Mirror(new(x - half + 0.05f, 0.12f), side));
            lenses.Add(_camera.Project(lens, 1, Lift));
            // The bow runs to the ear.
            Vector2 hinge = _camera.Project(Mirror(new(x + half, -0.12f), side), 1, Lift), ear = _camera.Project(Mirror(new(0.99f * _who.HeadWidth, -0.02f), side), 0);
            _canvas.Paint(Fill(Outline.Stroke([hinge, (hinge + ear) / 2, ear], Pixels(0.05f), Pixels(0.045f), Pixels(0.045f))).Blur(0.5f), frame);
        }

        Mask glass = Fill(lenses);
        _canvas.Multiply(glass.Blur(Pixels(0.04f)), Rgb.Hex(0x8A6A60), 0.5f);
        Vector2 top = _camera.Project(new Vector2(0, -0.25f)), bottom = _camera.Project(new Vector2(0, 0.28f));
        _canvas.Paint(glass.Blur(0.5f), frame, Rgb.Hex(0x34302E), top, bottom, 0.97f);
        _canvas.Paint(Line([new(-0.12f, -0.1f), new(0, -0.135f), new(0.12f, -0.1f)], 0.05f, 0.045f, 0.05f, Lift).Blur(0.5f), frame);
        for (int side = 0; side < 2; side++)
        {
            Mask shine = Line([Mirror(new(_who.EyeDistance - 0.18f, -0.1f), side), Mirror(new(_who.EyeDistance - 0.05f, -0.13f), side)], 0.02f, 0.05f, 0.02f, Lift);
            _canvas.Paint(shine.Blur(Pixels(0.02f)).Inside(glass), White, 0.35f);
        }
    }

    private void PaintScarf()
    {
        float w = _who.HeadWidth, chin = _who.Chin, top = _who.NoseLength - 0.06f;
        Vector2[] cloth = _camera.Project(
            Outline.Closed(
                new(-1.02f * w, top - 0.12f), new(-0.5f * w, top + 0.02f), new(0, top - 0.08f), new(0.5f * w, top + 0.02f), new(1.02f * w, top - 0.12f),
                new(1.02f * w, 0.9f), new(0.62f * w, chin + 0.24f), new(0, chin + 0.36f), new(-0.62f * w, chin + 0.24f), new(-1.02f * w, 0.9f)),
            0.9f, 0.12f);
        Mask scarf = Fill(cloth).Blur(0.6f);
        _canvas.Multiply(scarf.Blur(Pixels(0.05f)), Rgb.Hex(0x806058), 0.5f);
        Rgb color = _who.ClothesColor.Mix(Rgb.Hex(0x5A6A80), 0.6f);
        _canvas.Paint(scarf, color);
        var relief = new Relief(_frame);
        relief.Add(scarf.Blur(Pixels(0.22f)), Pixels(0.6f));
        for (int i = 0; i < 5; i++)
        {
            float y = top + 0.1f + 0.17f * i, dip = 0.10f + 0.02f * i;
            Mask fold = Line([new(-0.9f * w, y - dip), new(-0.3f * w, y + 0.02f * i), new(0.35f * w, y + 0.05f), new(0.9f * w, y - dip)], 0.02f, 0.08f, 0.02f, 0.15f);
            relief.Add(fold.Blur(Pixels(0.03f)), Pixels(-0.07f));
        }

        relief.Light(_canvas, scarf, _light, _view.LightStrength, 0, White);
    }

    private void PaintHand()
    {
        // A palm before the chin, four fingers over the mouth towards the picture's right, their owner's left.
        Rgb skin = _who.Skin.Times(0.96f);
        float y = _who.MouthHeight + 0.03f;
        const float Lift = 0.25f;
        List<Vector2[]> parts = [_camera.Project(
            Outline.Closed(new(-1.0f, y + 0.75f), new(-0.78f, y - 0.02f), new(-0.5f, y - 0.28f), new(-0.2f, y - 0.24f), new(-0.12f, y + 0.12f), new(-0.2f, y + 0.42f), new(-0.45f, y + 0.85f)),
            0.5f, Lift)];
        List<Mask> gaps = [];
        for (int finger = 0; finger < 4; finger++)
        {
            float at = y - 0.19f + 0.155f * finger, reach = 0.50f - 0.07f * Math.Abs(finger - 1.2f);
            Vector2[] line = [new(-0.3f, at + 0.02f), new(0.05f, at - 0.01f), new(reach - 0.05f, at + 0.02f)];
            parts.Add(Outline.Stroke(_camera.Project(Outline.Open(line), 0.6f, Lift), Pixels(0.16f), Pixels(0.16f), Pixels(0.13f)));
            Vector2 tip = _camera.Project(line[^1], 0.6f, Lift);
            parts.Add(Outline.Ellipse(tip, Pixels(0.075f), Pixels(0.068f)));
            if (finger > 0)
                gaps.Add(Fill(Outline.Stroke(_camera.Project([new(-0.28f, at - 0.065f), new(0.05f, at - 0.085f), new(reach - 0.04f, at - 0.06f)], 0.6f, Lift), Pixels(0.015f), Pixels(0.035f), Pixels(0.03f))));
        }

        Mask hand = Fill(parts).Blur(0.7f);
        _canvas.Multiply(hand.Blur(Pixels(0.06f)), Rgb.Hex(0x8A5A50), 0.6f);
        _canvas.Paint(hand, skin);
        var relief = new Relief(_frame);
        relief.Add(hand.Blur(Pixels(0.06f)), Pixels(0.12f));
        foreach (Mask gap in gaps)
            relief.Add(gap.Blur(Pixels(0.02f)), Pixels(-0.08f));
        relief.Light(_canvas, hand, _light, _view.LightStrength, 0.04f, new Rgb(1.2f, 1, 0.95f));
        foreach (Mask gap in gaps)
            _canvas.Paint(gap.Blur(Pixels(0.012f)).Inside(hand), SkinShadow, 0.6f);
    }
}
