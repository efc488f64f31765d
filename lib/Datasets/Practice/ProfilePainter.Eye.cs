using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Eye, lids, lashes and brow.</summary>
internal sealed partial class ProfilePainter
{
    private void PaintEye()
    {
        Vector2[] upper = _shape.Lid(up: true, 0), lower = _shape.Lid(up: false, 0);
        Vector2 top = upper[^1], bottom = lower[^1], front = _shape.EyeFront;
        float open = bottom.Y - top.Y, bulge = 0.022f + 0.03f * Math.Min(1, open / 0.3f);
        Vector2[] cornea = Outline.Open(top, new(front.X + bulge - 0.008f, top.Y + 0.3f * open), new(front.X + bulge - 0.012f, top.Y + 0.65f * open), bottom);
        Mask opening = Fill(Project([.. upper, .. cornea.AsSpan(1), .. lower.Reverse().Skip(1)]));
        PaintLidSkin(upper);

        Rgb white = (Drawn ? Rgb.Hex(0xFAFAF6) : Rgb.Hex(0xE2DDD6)).Times(0.97f - 0.15f * DarkSkin);
        _canvas.Paint(opening, white);
        // The iris is a disk behind the cornea, seen nearly edge on.
        float height = _who.IrisSize * (1 + 0.03f * _shape.Unit(5)), width = 0.30f * height;
        Vector2 look = new(front.X + bulge - 0.035f - width + 0.015f * _view.GazeX * _facing, -0.01f + 0.05f * _view.GazeY);
        _canvas.Paint(Ellipse(look, width, height).Blur(0.5f).Inside(opening), _who.IrisColor.Times(0.45f));
        Vector2 from = Project(look - new Vector2(0, height)), to = Project(look + new Vector2(0, height));
        _canvas.Paint(Ellipse(look + new Vector2(0.004f, 0), 0.82f * width, 0.86f * height).Blur(0.6f).Inside(opening), _who.IrisColor.Times(0.7f), _who.IrisColor.Mix(White, 0.35f), from, to);
        _canvas.Paint(Ellipse(look + new Vector2(0.25f * width, 0), 0.48f * width, 0.46f * height).Blur(0.4f).Inside(opening), Rgb.Hex(0x0B0807));
        // The cornea before it is clear: it takes a little of the iris' shade.
        Mask clear = Fill(Project([.. cornea, .. cornea.Reverse().Select(point => point - new Vector2(0.025f, 0))])).Blur(Pixels(0.008f));
        _canvas.Multiply(clear.Inside(opening), Rgb.Hex(0xB4B8C4), 0.6f);
        Mask shade = Fill(Project([.. upper, .. _shape.Lid(up: true, -0.06f).Reverse()])).Blur(Pixels(0.025f));
        _canvas.Multiply(shade.Inside(opening), Rgb.Hex(0x7A7890), 0.7f);
        _canvas.Multiply(Ellipse(upper[0], 0.09f, 0.12f).Blur(Pixels(0.03f)).Inside(opening), Rgb.Hex(0xA08C88), 0.6f);
        float glint = _who.IrisSize * (Drawn ? 0.2f : 0.13f);
        Vector2 shine = look + new Vector2(0.15f * width, -0.4f * height);
        _canvas.Paint(Ellipse(shine, 0.6f * glint, glint).Inside(opening), White, 0.95f);
        PaintLidLines(upper, lower, cornea);
    }

    private void PaintLidSkin(Vector2[] upper)
    {
        float heavy = 0.10f - 0.05f * _shape.Unit(5) + 0.03f * _shape.Unit(43);
        Vector2[] crease = _shape.Lid(up: true, heavy);
        Mask lid = Fill(Project([.. crease, .. upper.Reverse()]));
        _canvas.Multiply(lid.Blur(Pixels(0.02f)), Drawn ? Rgb.Hex(0xC99A8C) : Rgb.Hex(0xB79A90), 0.6f);
        Mask line = Stroke(crease.AsSpan(3), 0.006f, 0.022f, 0.010f);
        _canvas.Paint(line.Blur(Drawn ? 0.5f : 1f), SkinShadow, 0.6f);
    }

    private void PaintLidLines(Vector2[] upper, Vector2[] lower, Vector2[] cornea)
    {
        Rgb ink = Drawn ? Rgb.Hex(0x1E1210) : Rgb.Hex(0x2A1C18);
        float weight = (Drawn ? 0.042f : 0.032f) * (1 + 0.5f * _who.Lashes);
        _canvas.Paint(Stroke(cornea, 0.008f, 0.012f, 0.008f).Blur(0.7f), SkinShadow.Times(0.8f), 0.5f);
        _canvas.Paint(Stroke(upper, 0.4f * weight, 0.9f * weight, weight).Blur(Drawn ? 0.35f : 0.8f), ink, Drawn ? 0.95f : 0.85f);
        _canvas.Paint(Stroke(lower, 0.014f, 0.018f, 0.022f).Blur(Drawn ? 0.5f : 0.9f), SkinShadow.Times(0.6f), 0.75f);
        // From the side the lashes stand out before the eye.
        float reach = 0.055f + 0.06f * _who.Lashes;
        List<Vector2[]> lashes = [];
        for (int i = 0; i < 4; i++)
        {
            Vector2 root = upper[^(1 + 2 * i)], tip = root + reach * new Vector2(1.1f - 0.12f * i, -0.35f - 0.2f * i);
            lashes.Add(Outline.Stroke(Project(Outline.Open(root, (root + tip) / 2 + new Vector2(0.012f, 0.012f), tip)), Pixels(0.026f), Pixels(0.016f), Pixels(0.004f)));
        }

        _canvas.Paint(Fill(lashes).Blur(0.4f), ink, 0.55f + 0.35f * _who.Lashes);
    }

    private void PaintBrow()
    {
        Vector2[] brow = _shape.Brow;
        float thick = _who.BrowThickness;
        // Dark brows on dark skin show by the lighter ridge that they lie on.
        Mask ridge = Line([.. brow.Select(point => point + new Vector2(0, 0.05f))], 0.8f * thick, 1.5f * thick, 0.4f * thick).Blur(Pixels(0.035f));
        _canvas.Paint(ridge.Inside(_head), SkinLight, 0.28f * DarkSkin);
        Mask hairs = Line(brow, 0.6f * thick, 1.0f * thick, 0.18f * thick);
        _canvas.Paint(hairs.Blur(Drawn ? 0.9f : 1.6f), _who.BrowColor.Times(1 - 0.4f * DarkSkin), Drawn ? 0.96f : 0.92f);
        if (Drawn)
        {
            Vector2[] shine = [.. brow.Select(point => point + new Vector2(0, -0.2f * thick))];
            _canvas.Paint(Line(shine, 0.15f * thick, 0.28f * thick, 0.01f).Blur(1), _who.BrowColor.Mix(White, 0.3f), 0.5f);
        }
    }
}
