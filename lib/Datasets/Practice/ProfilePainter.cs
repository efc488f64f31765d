using System.Numerics;
using System.Runtime.InteropServices;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Paints one face seen from the side, 90 degrees from the front: what <see cref="FacePainter"/> is for faces from the front.</summary>
internal sealed partial class ProfilePainter
{
    private static readonly Rgb White = new(1, 1, 1);
    private readonly PracticeCharacter _who;
    private readonly FaceShape _face;
    private readonly ProfileShape _shape;
    private readonly PracticeView _view;
    private readonly int _size;
    private readonly int _side;
    private readonly int _facing;
    private readonly FaceCamera _camera;
    private readonly Canvas _canvas;
    private readonly Vector3 _light;
    private readonly Mask _head;

    private ProfilePainter(PracticeCharacter who, ActionUnits units, PracticeView view, int size, bool facesLeft)
    {
        (_who, _view, _size) = (who, view, size);
        // A head turned to the picture's left shows the side that was the picture's right.
        (_side, _facing) = facesLeft ? (1, -1) : (0, 1);
        _face = new FaceShape(who, units, view.Asymmetry);
        _shape = new ProfileShape(who, _face, _side);
        var rest = new ProfileShape(who, new FaceShape(who, ActionUnits.None, 0), _side);
        // From the side, a nod is a turn within the picture.
        PracticeView flat = view with { Yaw = 0, Pitch = 0, Roll = view.Roll + _facing * view.Pitch };
        _camera = new FaceCamera(flat, size, [.. rest.Head.Select(Faced)]);
        _canvas = new Canvas(size);
        _light = Vector3.Normalize(new Vector3(view.LightX, view.LightY, 0.75f));
        _head = Fill(Project(_shape.Head));
    }

    private bool Drawn => _who.Style == PracticeStyle.Drawn;

    /// <summary>How dark the skin is: 0 from a luma of 0.75 up, 1 from 0.35 down.</summary>
    private float DarkSkin => Math.Clamp((0.75f - _who.Skin.Luma) / 0.4f, 0, 1);

    // On dark skin a shadow must be deeper to show as much.
    private Rgb SkinShadow => _who.Skin.Mix(Rgb.Hex(0x6B2A20), 0.45f).Times(0.62f - 0.20f * DarkSkin);

    /// <summary>The edge of a fold that catches the light.</summary>
    private Rgb SkinLight => _who.Skin.Mix(Rgb.Hex(0xFFE2CC), 0.45f);

    /// <summary>Paints a face.</summary>
    /// <param name="who">Whose face.</param>
    /// <param name="units">What its muscles do.</param>
    /// <param name="view">
    /// Place, size, light, backdrop. The head is seen at 90 degrees whatever its <see cref="PracticeView.Yaw"/>; its pitch is a nod.
    /// </param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="facesLeft">Whether the face looks to the picture's left.</param>
    /// <returns>The picture before camera effects.</returns>
    public static Canvas Paint(PracticeCharacter who, ActionUnits units, PracticeView view, int size, bool facesLeft)
    {
        var painter = new ProfilePainter(who, units, view, size, facesLeft);
        painter.PaintBackdrop();
        painter.PaintHairBehind();
        painter.PaintNeck();
        painter.PaintHead();
        painter.PaintClothes();
        painter.PaintFolds();
        painter.PaintNose();
        painter.PaintMouth();
        painter.PaintEye();
        painter.PaintHair();
        painter.PaintEar();
        painter.PaintBrow();
        return painter._canvas;
    }

    private Vector2 Faced(Vector2 point) => new(_facing * point.X, point.Y);

    private Vector2 Project(Vector2 point) => _camera.Project(Faced(point), 0);

    private Vector2[] Project(params ReadOnlySpan<Vector2> points)
    {
        var pixels = new Vector2[points.Length];
        for (int i = 0; i < points.Length; i++)
            pixels[i] = Project(points[i]);
        return pixels;
    }

    private float Pixels(float units) => units * _camera.Scale;

    private Mask Fill(Vector2[] pixels) => Mask.Fill(pixels, _size);

    private Mask Fill(List<Vector2[]> shapes) => Mask.FillAll(CollectionsMarshal.AsSpan(shapes), _size);

    /// <summary>A smooth closed shape.</summary>
    private Mask Shape(params ReadOnlySpan<Vector2> controls) => Fill(Project(Outline.Closed(controls)));

    private Mask Ellipse(Vector2 center, float radiusX, float radiusY, float angle = 0) =>
        Fill(Project(Outline.Ellipse(center, radiusX, radiusY, angle)));

    /// <summary>A pen stroke; widths in face units.</summary>
    private Mask Line(ReadOnlySpan<Vector2> through, float start, float middle, float end) => Stroke(Outline.Open(through), start, middle, end);

    /// <summary>A pen stroke along a line of many points; widths in face units.</summary>
    private Mask Stroke(ReadOnlySpan<Vector2> line, float start, float middle, float end) =>
        Fill(Outline.Stroke(Project(line), Pixels(start), Pixels(middle), Pixels(end)));

    private void PaintBackdrop()
    {
        Vector2[] all = [new(0, 0), new(_size, 0), new(_size, _size), new(0, _size)];
        _canvas.Paint(Fill(all), _view.BackgroundTop, _view.BackgroundBottom, Vector2.Zero, new Vector2(0.25f * _size, _size));
        // A glow behind the head, on the side of the light, as a studio wall has it.
        Vector2 glow = new(_size * (0.5f + 0.3f * _view.LightX), _size * 0.4f);
        _canvas.Paint(Fill(Outline.Ellipse(glow, 0.36f * _size, 0.36f * _size)).Blur(_size * 0.09f), White, 0.16f);
    }

    /// <summary>The neck, from under the jaw and the back of the head to the collar.</summary>
    private Vector2[] Neck() => Outline.Closed(
        new(-0.4f, 0.2f), new(0.15f, 0.2f), new(0.42f, _who.Chin - 0.30f), new(0.42f, _who.Chin - 0.14f), new(0.26f, _who.Chin + 0.04f), new(0.19f, _who.Chin + 0.35f),
        new(0.30f, _who.Chin + 0.95f), new(-0.5f, _who.Chin + 1.1f), new(-1.15f, _who.Chin + 0.7f), new(-0.83f, _who.Chin + 0.1f), new(-0.78f, 0.80f), new(-0.72f, 0.50f));

    private void PaintNeck()
    {
        Mask neck = Fill(Project(Neck()));
        _canvas.Paint(neck, _who.Skin);
        // The jaw's shadow on the neck.
        Vector2[] jaw = [.. _shape.JawLine, new(0.3f, 0.4f), new(0.9f, _who.Chin - 0.3f)];
        Vector2 fall = new(-_light.X * 0.07f * _facing - 0.05f, 0.13f);
        Mask shadow = Fill(Project([.. jaw.Select(point => point + fall)])).Blur(Pixels(0.07f));
        _canvas.Multiply(shadow.Inside(neck), Rgb.Hex(0x8A5A50), 0.75f);
    }

    private void PaintClothes()
    {
        float chin = _who.Chin;
        Vector2[] collar = Outline.Open(new(0.40f, chin + 0.72f), new(0.05f, chin + 0.70f), new(-0.50f, chin + 0.54f), new(-0.95f, chin + 0.33f));
        Vector2[] back = Outline.Open(
            new(-0.95f, chin + 0.33f), new(-1.18f, chin + 0.48f), new(-1.56f, chin + 0.95f), new(-1.75f, chin + 3f), new(1.2f, chin + 3f),
            new(1.0f, chin + 1.7f), new(0.72f, chin + 1.05f), new(0.40f, chin + 0.72f));
        Mask cloth = Fill(Project([.. collar, .. back.AsSpan(1)]));
        _canvas.Paint(cloth, _who.ClothesColor, _who.ClothesColor.Times(0.75f), Project(new Vector2(0, chin)), Project(new Vector2(0, chin + 0.9f)));
        var relief = new Relief(_size);
        relief.Add(cloth.Blur(Pixels(0.2f)), Pixels(0.5f));
        relief.Add(Stroke(collar, 0.07f, 0.08f, 0.07f).Blur(Pixels(0.02f)).Inside(cloth), Pixels(0.03f));
        relief.Light(_canvas, cloth, _light, 0.8f * _view.LightStrength, 0, White);
        _canvas.Multiply(Stroke([.. collar.Select(point => point - new Vector2(0, 0.03f))], 0.06f, 0.06f, 0.06f).Blur(Pixels(0.025f)).Inside(Fill(Project(Neck()))), Rgb.Hex(0x8A6A60), 0.4f);
    }
}
