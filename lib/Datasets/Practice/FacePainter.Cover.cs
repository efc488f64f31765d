using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>What hides a part of the face.</summary>
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
        }
    }

    private void PaintGlasses()
    {
        Rgb glass = Rgb.Hex(0x1A1B1F);
        var lenses = new List<Vector2[]>();
        for (int side = 0; side < 2; side++)
        {
            float sign = FaceShape.SignOf(side), x = _who.EyeDistance;
            // At the rest position of the eyes: glasses do not move with the lids.
            lenses.Add(_camera.Project(Outline.Closed(
                new(sign * (x - 0.30f), -0.14f), new(sign * x, -0.21f), new(sign * (x + 0.33f), -0.15f), new(sign * (x + 0.30f), 0.14f),
                new(sign * x, 0.22f), new(sign * (x - 0.27f), 0.12f)), 1, 0.12f));
            Mask arm = Line([new(sign * (x + 0.30f), -0.08f), new(sign * (_who.HeadWidth + 0.04f), -0.04f)], 0.05f, 0.04f, 0.035f);
            _canvas.Paint(arm, glass);
        }

        Mask bridge = Line([new(-_who.EyeDistance + 0.26f, -0.08f), new(0, -0.13f), new(_who.EyeDistance - 0.26f, -0.08f)], 0.045f, 0.04f, 0.045f, 0.12f);
        Mask both = Fill(lenses);
        Vector2 top = _camera.Project(new Vector2(0, -0.2f)), bottom = _camera.Project(new Vector2(0, 0.22f));
        _canvas.Paint(bridge, glass);
        _canvas.Paint(both, glass, Rgb.Hex(0x3A3C44), top, bottom);
        // A reflection across each lens.
        for (int side = 0; side < 2; side++)
        {
            float sign = FaceShape.SignOf(side), x = _who.EyeDistance;
            Mask shine = Line([new(sign * x - 0.14f, 0.06f), new(sign * x - 0.02f, -0.12f)], 0.02f, 0.06f, 0.02f, 0.12f);
            _canvas.Paint(shine.Blur(Pixels(0.02f)).Inside(both), White, 0.25f);
        }
    }

    private void PaintScarf()
    {
        float w = _who.HeadWidth, chin = _who.Chin;
        Mask scarf = Fill(_camera.Project(
            Outline.Closed(
                new(-w * 1.02f, 0.36f), new(-0.5f, 0.50f), new(0, 0.56f), new(0.5f, 0.50f), new(w * 1.02f, 0.36f), new(w * 0.98f, 0.95f),
                new(0.72f, chin + 0.16f), new(0, chin + 0.34f), new(-0.72f, chin + 0.16f), new(-w * 0.98f, 0.95f)), 1, 0.06f));
        Rgb cloth = _who.ClothesColor.Mix(Rgb.Hex(0xB8503C), 0.6f);
        Vector2 top = _camera.Project(new Vector2(0, 0.4f)), bottom = _camera.Project(new Vector2(0, chin + 0.3f));
        _canvas.Paint(scarf, cloth, cloth.Times(0.7f), top, bottom);
        var relief = new Relief(_size);
        relief.Add(scarf.Blur(Pixels(0.14f)), Pixels(0.35f));
        relief.Light(_canvas, scarf, _light, 0.8f * _view.LightStrength, 0, White);
        // Folds of the cloth.
        foreach (float y in (ReadOnlySpan<float>)[0.68f, 0.86f, 1.06f])
        {
            Mask fold = Line([new(-0.8f * w, y - 0.16f), new(0, y + 0.04f), new(0.8f * w, y - 0.13f)], 0.01f, 0.05f, 0.01f, 0.06f);
            _canvas.Multiply(fold.Blur(Pixels(0.02f)).Inside(scarf), Rgb.Hex(0x806060), 0.6f);
        }
    }
}
