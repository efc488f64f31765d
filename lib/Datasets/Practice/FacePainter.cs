using System.Numerics;
using System.Runtime.InteropServices;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Paints one face from back to front: backdrop, hair behind, neck, head with relief and light, features, hair before.</summary>
internal sealed partial class FacePainter
{
    private static readonly Rgb Black = new(0, 0, 0);
    private static readonly Rgb White = new(1, 1, 1);
    private readonly PracticeCharacter _who;
    private readonly FaceShape _face;
    private readonly PracticeView _view;
    private readonly Frame _frame;
    private readonly FaceCamera _camera;
    private readonly Canvas _canvas;
    private readonly Vector3 _light;
    private readonly Vector2[] _headOutline;
    private readonly Mask _head;

    private FacePainter(PracticeCharacter who, FaceShape face, PracticeView view, Frame frame)
    {
        (_who, _face, _view, _frame) = (who, face, view, frame);
        _turned = IsTurned(view) ? TurnedCameraFor(who, face, view, frame) : null;
        _camera = _turned ?? (FaceCamera)new FrontCamera(view, frame, face.HeadControls(atRest: true));
        _canvas = new Canvas(frame);
        _light = Vector3.Normalize(new Vector3(view.LightX, view.LightY, 0.75f));
        _headOutline = _turned?.FaceOutline()
            ?? [.. Outline.Closed(face.HeadControls()).Select(point => _camera.Project(point, 0, ChinDepth(point.Y)))];
        _head = _turned is null ? Fill(_headOutline) : TurnedHead(_turned);
    }

    private bool Drawn => _who.Style == PracticeStyle.Drawn;

    /// <summary>How dark the skin is: 0 from a luma of 0.75 up, 1 from 0.35 down.</summary>
    private float DarkSkin => Math.Clamp((0.75f - _who.Skin.Luma) / 0.4f, 0, 1);

    // On dark skin a shadow must be deeper to show as much.
    private Rgb SkinShadow => _who.Skin.Mix(Rgb.Hex(0x6B2A20), 0.45f).Times(0.62f - 0.20f * DarkSkin);

    /// <summary>The edge of a fold that catches the light.</summary>
    private Rgb SkinLight => _who.Skin.Mix(Rgb.Hex(0xFFE2CC), 0.45f);

    /// <summary>Teeth and the whites of the eyes are seen in the exposure of the skin around them.</summary>
    private Rgb InSkinLight(Rgb white) => white.Times(0.97f - 0.15f * DarkSkin);

    /// <summary>Paints a face.</summary>
    /// <returns>The picture before camera effects.</returns>
    public static Canvas Paint(PracticeCharacter who, ActionUnits units, PracticeView view, Frame frame)
    {
        var painter = new FacePainter(who, new FaceShape(who, units, view.Asymmetry), view, frame);
        painter.PaintBackdrop();
        painter.PaintHairBehind();
        painter.PaintBody();
        painter.PaintHead();
        painter.PaintFolds();
        painter.PaintNose();
        painter.PaintMouth();
        foreach (int side in painter.SeenSides())
            painter.PaintEye(side);
        painter.PaintHairBefore();
        foreach (int side in painter.SeenSides())
            painter.PaintBrow(side);
        painter.PaintCover();
        return painter._canvas;
    }

    /// <summary>How far the outline lies before the plane of the ears: a turned head takes its chin along, below the mouth.</summary>
    private float ChinDepth(float y)
    {
        float part = Math.Clamp((y - 0.35f) / (_who.Chin - 0.35f), 0, 1);
        return 0.38f * part * part * (3 - 2 * part);
    }

    private Mask Fill(Vector2[] pixels) => Mask.Fill(pixels, _frame);

    private Mask Fill(List<Vector2[]> shapes) => Mask.FillAll(CollectionsMarshal.AsSpan(shapes), _frame);

    /// <summary>A smooth closed shape on the face's surface.</summary>
    private Mask Shape(params ReadOnlySpan<Vector2> controls) => Fill(_camera.Project(Outline.Closed(controls)));

    private Mask Ellipse(Vector2 center, float radiusX, float radiusY, float lift = 0) =>
        Fill(_camera.Project(Outline.Ellipse(center, radiusX, radiusY), 1, lift));

    /// <summary>A pen stroke on the face's surface; widths in face units.</summary>
    private Mask Line(ReadOnlySpan<Vector2> through, float start, float middle, float end, float lift = 0) =>
        Fill(Outline.Stroke(_camera.Project(Outline.Open(through), 1, lift), start * _camera.Scale, middle * _camera.Scale, end * _camera.Scale));

    private float Pixels(float units) => units * _camera.Scale;

    private static Vector2 Mirror(Vector2 point, int side) => new(FaceShape.SignOf(side) * point.X, point.Y);

    private void PaintBackdrop()
    {
        (int width, int height, int side) = (_frame.Width, _frame.Height, _frame.Side);
        Vector2[] all = [new(0, 0), new(width, 0), new(width, height), new(0, height)];
        _canvas.Paint(Fill(all), _view.BackgroundTop, _view.BackgroundBottom, Vector2.Zero, new Vector2(0.25f * width, height));
        // A glow behind the head, on the side of the light, as a studio wall has it.
        Vector2 glow = new(width * (0.5f + 0.3f * _view.LightX), height * 0.4f);
        _canvas.Paint(Fill(Outline.Ellipse(glow, 0.36f * side, 0.36f * side)).Blur(side * 0.09f), White, 0.16f);
    }

    private void PaintBody()
    {
        if (_turned is not null)
        {
            PaintTurnedBody(_turned);
            return;
        }

        float chin = _who.Chin, w = _who.HeadWidth;
        Vector2[] shoulders = Outline.Closed(
            new(-1.75f * w, chin + 1.2f), new(-1.6f * w, chin + 0.62f), new(-0.75f * w, chin + 0.34f), new(-0.4f, chin + 0.2f), new(0.4f, chin + 0.2f),
            new(0.75f * w, chin + 0.34f), new(1.6f * w, chin + 0.62f), new(1.75f * w, chin + 1.2f));
        Mask neck = Fill(_camera.Project(
            Outline.Closed(new(-0.46f * w, 0.6f), new(0.46f * w, 0.6f), new(0.5f * w, chin + 0.5f), new(0, chin + 0.62f), new(-0.5f * w, chin + 0.5f)), 0, -0.3f));
        Mask cloth = Fill(_camera.Project(shoulders, 0, -0.4f));
        Vector2 top = _camera.Project(new Vector2(0, chin), 0), bottom = _camera.Project(new Vector2(0, chin + 0.8f), 0);
        PaintClothAndNeck(cloth, neck, top, bottom);
        // The head's shadow on the neck.
        Mask shadow = Fill([.. _headOutline.Select(point => point + new Vector2(-_light.X * 8, 12) * (_frame.Side / 256f))]).Blur(Pixels(0.07f));
        _canvas.Multiply(shadow.Inside(neck), Rgb.Hex(0x8A5A50), 0.75f);
        _canvas.Multiply(shadow.Inside(cloth), Rgb.Hex(0x707070), 0.35f);
        if (HairSize().Bottom < 0.4f)
            PaintEars();
    }

    private void PaintClothAndNeck(Mask cloth, Mask neck, Vector2 top, Vector2 bottom)
    {
        _canvas.Paint(cloth, _who.ClothesColor, _who.ClothesColor.Times(0.75f), top, bottom);
        _canvas.Paint(neck, _who.Skin.Times(0.92f));
        var relief = new Relief(_frame);
        relief.Add(neck.Blur(Pixels(0.16f)), Pixels(0.5f));
        relief.Add(cloth.Blur(Pixels(0.2f)), Pixels(0.5f));
        relief.Light(_canvas, cloth, _light, 0.8f * _view.LightStrength, 0, White);
        relief.Light(_canvas, neck, _light, _view.LightStrength, 0, White);
    }

    private void PaintEars()
    {
        for (int side = 0; side < 2; side++)
        {
            int sign = FaceShape.SignOf(side);
            Vector2 center = new(sign * (_who.HeadWidth + 0.02f), 0.18f);
            Mask ear = Fill(_camera.Project(Outline.Ellipse(center, 0.15f, 0.26f, sign * 0.25f), 0, -0.12f));
            Mask inner = Fill(_camera.Project(Outline.Ellipse(center + new Vector2(sign * 0.015f, 0), 0.08f, 0.16f, sign * 0.25f), 0, -0.12f));
            _canvas.Paint(ear, _who.Skin.Times(0.94f));
            var relief = new Relief(_frame);
            relief.Add(ear.Blur(Pixels(0.05f)), Pixels(0.12f));
            relief.Light(_canvas, ear, _light, 0.7f * _view.LightStrength, 0, White);
            _canvas.Paint(inner.Blur(Pixels(0.03f)), SkinShadow, 0.55f);
        }
    }
}
