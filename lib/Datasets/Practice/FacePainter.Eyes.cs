using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Eyes, lids, lashes and brows.</summary>
internal sealed partial class FacePainter
{
    private const int LidSteps = 24;

    private void PaintEye(int side)
    {
        Vector2 center = _face.EyeCenters[side];
        Vector2[] upper = Lid(side, up: true, 0), lower = Lid(side, up: false, 0);
        Mask opening = Fill(_camera.Project([.. upper, .. lower.Reverse()]));
        PaintLidSkin(side, upper);

        Rgb white = Drawn ? Rgb.Hex(0xFAFAF6) : Rgb.Hex(0xE2DDD6);
        _canvas.Paint(opening, InSkinLight(white));
        float iris = _who.IrisSize * (1 + 0.03f * _face.Unit(5));
        Vector2 look = center + new Vector2(0.09f * _view.GazeX, -0.01f + 0.05f * _view.GazeY);
        Rgb rim = _who.IrisColor.Times(0.45f);
        // Seen from the side, the eye looks out before its lids.
        float lift = IsProfile ? 0.07f : 0;
        Mask ring = Ellipse(look, iris, iris, lift).Inside(opening);
        Vector2 top = _camera.Project(look - new Vector2(0, iris)), bottom = _camera.Project(look + new Vector2(0, iris));
        _canvas.Paint(ring, rim);
        _canvas.Paint(Ellipse(look, iris * 0.86f, iris * 0.86f, lift).Blur(0.7f).Inside(opening), _who.IrisColor.Times(0.7f), _who.IrisColor.Mix(White, 0.35f), top, bottom);
        _canvas.Paint(Ellipse(look, iris * 0.46f, iris * 0.46f, lift).Inside(opening), Rgb.Hex(0x0B0807));
        // The upper lid's shadow on the eyeball.
        Mask shade = Fill(_camera.Project([.. upper, .. Lid(side, up: true, -0.06f).Reverse()])).Blur(Pixels(0.025f));
        _canvas.Multiply(shade.Inside(opening), Rgb.Hex(0x7A7890), 0.7f);
        Vector2 glint = look + new Vector2(0.4f * iris * Math.Sign(_view.LightX + 0.001f), -0.38f * iris);
        float glintSize = iris * (Drawn ? 0.27f : 0.16f);
        _canvas.Paint(Ellipse(glint, glintSize, glintSize, lift).Inside(opening), White, 0.95f);

        PaintLidLines(side, upper, lower);
    }

    /// <summary>A lid's edge from the inner to the outer corner, raised by an amount.</summary>
    private Vector2[] Lid(int side, bool up, float raised)
    {
        Vector2 center = _face.EyeCenters[side];
        float width = _who.EyeWidth, slant = _face.LidSlants[side];
        var points = new Vector2[LidSteps + 1];
        for (int i = 0; i <= LidSteps; i++)
        {
            float t = 2f * i / LidSteps - 1;
            float corner = -_who.EyeTilt * t;
            float arch = MathF.Pow(1 - t * t, up ? 0.72f : 0.85f);
            // The upper lid is highest a little towards the nose, the lower one lowest a little towards the temple.
            float height = up
                ? -(_face.UpperLids[side] * (1 + slant * t - 0.06f * t) + raised) * arch
                : (_face.LowerLids[side] * (1 + 0.12f * t) - raised) * arch;
            points[i] = new(center.X + FaceShape.SignOf(side) * width * t, center.Y + corner + height);
        }

        return points;
    }

    private void PaintLidSkin(int side, Vector2[] upper)
    {
        float heavy = 0.10f - 0.05f * _face.Unit(5) + 0.03f * _face.Unit(43);
        Mask lid = Fill(_camera.Project([.. Lid(side, up: true, heavy), .. upper.Reverse()]));
        _canvas.Multiply(lid.Blur(Pixels(0.02f)), Drawn ? Rgb.Hex(0xC99A8C) : Rgb.Hex(0xB79A90), 0.6f);
        Vector2[] crease = Lid(side, up: true, heavy);
        Mask line = Fill(Outline.Stroke(_camera.Project(crease.AsSpan(2, LidSteps - 3)), Pixels(0.008f), Pixels(0.022f), Pixels(0.012f)));
        _canvas.Paint(line.Blur(Drawn ? 0.5f : 1f), SkinShadow, 0.6f);
    }

    private void PaintLidLines(int side, Vector2[] upper, Vector2[] lower)
    {
        Rgb ink = Drawn ? Rgb.Hex(0x1E1210) : Rgb.Hex(0x2A1C18);
        float weight = (Drawn ? 0.045f : 0.032f) * (1 + 0.5f * _who.Lashes);
        Mask upperLine = Fill(Outline.Stroke(_camera.Project(upper), Pixels(0.4f * weight), Pixels(weight), Pixels(weight)));
        _canvas.Paint(upperLine.Blur(Drawn ? 0.35f : 0.8f), ink, Drawn ? 0.95f : 0.85f);
        Mask lowerLine = Fill(Outline.Stroke(_camera.Project(lower), Pixels(0.012f), Pixels(0.016f), Pixels(0.024f)));
        _canvas.Paint(lowerLine.Blur(Drawn ? 0.5f : 0.9f), SkinShadow.Times(0.6f), 0.75f);
        if (_who.Lashes <= 0)
            return;
        for (int i = 0; i < 4; i++)
        {
            Vector2 root = upper[LidSteps - 1 - 3 * i];
            Vector2 tip = root + _who.Lashes * new Vector2(FaceShape.SignOf(side) * (0.11f - 0.02f * i), -0.07f - 0.015f * i);
            _canvas.Paint(Line([root, (root + tip) / 2 + new Vector2(0, 0.012f), tip], 0.035f, 0.02f, 0.004f).Blur(0.3f), ink, 0.9f);
        }
    }

    private void PaintBrow(int side)
    {
        Vector2[] brow = _face.Brows[side];
        float thick = _who.BrowThickness;
        Mask hairs = Line(brow, thick * 0.72f, thick * 1.04f, thick * 0.18f, _turned is null ? 0.05f : 0);
        // Dark brows on dark skin show by the lighter ridge that they lie on.
        Mask ridge = Line([.. brow.Select(point => point + new Vector2(0, 0.05f))], 0.8f * thick, 1.5f * thick, 0.4f * thick).Blur(Pixels(0.035f));
        _canvas.Paint(ridge, SkinLight, 0.28f * DarkSkin);
        hairs = hairs.Blur(Drawn ? 0.9f : 1.6f);
        // On a turned head a brow ends where the forehead does.
        _canvas.Paint(_turned is null ? hairs : hairs.Inside(_head), _who.BrowColor.Times(1 - 0.4f * DarkSkin), Drawn ? 0.96f : 0.92f);
        if (Drawn)
        {
            Vector2[] shine = [.. brow.Select(point => point + new Vector2(0, -0.2f * thick))];
            _canvas.Paint(Line(shine, thick * 0.2f, thick * 0.28f, 0.01f, 0.05f).Blur(1), _who.BrowColor.Mix(White, 0.3f), 0.5f);
        }
    }
}
