using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>A head turned far: skull, neck, shoulders and the near ear.</summary>
internal sealed partial class FacePainter
{
    // Up to here a face is painted as from the front; the practice clips stay below.
    private const float TurnedFrom = 0.35f;

    // From here on nothing of the far half is seen.
    private const float ProfileFrom = 1.1f;

    private readonly TurnedCamera? _turned;

    private bool IsProfile => Math.Abs(_view.Yaw) > ProfileFrom;

    private static bool IsTurned(PracticeView view) => Math.Abs(view.Yaw) > TurnedFrom;

    private static TurnedCamera TurnedCameraFor(PracticeCharacter who, FaceShape face, PracticeView view, Frame frame)
    {
        var rest = new FaceShape(who, ActionUnits.None, 0);
        return new TurnedCamera(view, frame, new HeadSurface(who, rest), new HeadSurface(who, face), face.HeadControls(atRest: true));
    }

    /// <summary>The sides of the face whose eye and brow can be seen.</summary>
    private IEnumerable<int> SeenSides()
    {
        for (int side = 0; side < 2; side++)
        {
            if (!IsProfile || FaceShape.SignOf(side) != _turned!.Side)
                yield return side;
        }
    }

    private bool IsHidden(Fold fold) => IsProfile && Array.TrueForAll(fold.Line, point => point.X * _turned!.Side > 0.03f);

    /// <summary>The skull's outline from high above the face over the crown to the nape, so much larger.</summary>
    private Vector2[] SkullOutline(TurnedCamera camera, float start, float end, Func<float, float> volume)
    {
        const int Steps = 40;
        var points = new Vector2[Steps + 1];
        float width = camera.Turned(0.97f * _who.HeadWidth, HeadSurface.SkullDepth), height = HeadSurface.SkullHeight - _who.Crown;
        for (int i = 0; i <= Steps; i++)
        {
            float part = (float)i / Steps, grown = volume(part);
            (float sine, float cosine) = MathF.SinCos(start + (end - start) * part);
            points[i] = camera.Place(
                camera.Shift(HeadSurface.SkullMiddle) + (width + grown) * Squared(cosine), HeadSurface.SkullHeight - (height + grown) * Squared(sine));
        }

        return points;
    }

    private static float Squared(float part) => MathF.Sign(part) * MathF.Pow(Math.Abs(part), 2 / HeadSurface.SkullRoundness);

    private Mask TurnedHead(TurnedCamera camera) =>
        Fill([_headOutline, SkullOutline(camera, 0, 2 * MathF.PI, _ => -0.02f)]);

    private void PaintTurnedBody(TurnedCamera camera)
    {
        float chin = _who.Chin, w = _who.HeadWidth, half = camera.Turned(1.75f * w, 0.85f);
        Vector2 At(float depth, float across, float y) => camera.Place(camera.Shift(depth) + across, y);
        Vector2[] shoulders = Outline.Closed([
            At(-0.35f, -half, chin + 1.2f), At(-0.38f, -0.9f * half, chin + 0.64f), At(-0.42f, -0.5f * half, chin + 0.34f), At(-0.42f, -0.28f * half, chin + 0.16f),
            At(-0.36f, 0.28f * half, chin + 0.3f), At(-0.34f, 0.5f * half, chin + 0.42f), At(-0.32f, 0.92f * half, chin + 0.72f), At(-0.35f, half, chin + 1.2f)]);
        float neckHalf = camera.Turned(0.46f * w, 0.41f);
        Mask neck = Fill(Outline.Closed([
            At(-0.22f, -1.15f * neckHalf, 0.35f), At(-0.2f, neckHalf, 0.45f), At(-0.18f, 1.02f * neckHalf, chin - 0.02f), At(-0.28f, 0.98f * neckHalf, chin + 0.4f),
            At(-0.36f, 0.3f * neckHalf, chin + 0.5f), At(-0.44f, -1.1f * neckHalf, chin + 0.4f), At(-0.38f, -1.05f * neckHalf, chin - 0.25f)]));
        Mask cloth = Fill(shoulders);
        Vector2 top = camera.Place(0, chin), bottom = camera.Place(0, chin + 0.8f);
        PaintClothAndNeck(cloth, neck, top, bottom);
        Mask shadow = Fill([.. _headOutline.Select(point => point + new Vector2(camera.Side * 9 - _light.X * 4, 15) * (_frame.Side / 256f))]).Blur(Pixels(0.09f));
        _canvas.Multiply(shadow.Inside(neck), Rgb.Hex(0x8A5A50), 0.8f);
        _canvas.Multiply(shadow.Inside(cloth), Rgb.Hex(0x707070), 0.35f);
    }

    /// <summary>The near ear, seen the more of its face the farther the head is turned.</summary>
    private void PaintTurnedEar(TurnedCamera camera)
    {
        float w = _who.HeadWidth, wide = camera.Turned(0.07f, 0.165f), lean = 0.18f * camera.Side;
        Vector2 Middle(float back, float y) => camera.Space(-(w + 0.02f), y, -0.16f - back);
        Mask Oval(Vector2 middle, float radiusX, float radiusY) => Fill(Outline.Ellipse(middle, Pixels(radiusX), Pixels(radiusY), lean));
        Vector2 center = Middle(0, 0.17f);
        Mask ear = Fill([Outline.Ellipse(center + new Vector2(0, Pixels(-0.06f)), Pixels(wide), Pixels(0.2f), lean), Outline.Ellipse(center + new Vector2(camera.Side * Pixels(0.3f * wide), Pixels(0.13f)), Pixels(0.62f * wide), Pixels(0.15f), lean)]);
        _canvas.Multiply(ear.Blur(Pixels(0.035f)), Rgb.Hex(0x9A6A5C), 0.5f);
        _canvas.Paint(ear.Blur(0.7f), _who.Skin.Times(0.97f));
        var relief = new Relief(_frame);
        relief.Add(ear.Blur(Pixels(0.035f)), Pixels(0.12f));
        Mask hollow = Oval(center + new Vector2(camera.Side * Pixels(0.12f * wide), Pixels(-0.03f)), 0.6f * wide, 0.14f);
        relief.Add(hollow.Blur(Pixels(0.03f)), Pixels(-0.10f));
        relief.Light(_canvas, ear, _light, 0.8f * _view.LightStrength, 0.02f, White);
        _canvas.Paint(hollow.Blur(Pixels(0.03f)).Inside(ear), SkinShadow, 0.4f);
        Mask canal = Oval(center + new Vector2(camera.Side * Pixels(0.4f * wide), Pixels(0.02f)), 0.22f * wide, 0.06f);
        _canvas.Paint(canal.Blur(Pixels(0.02f)).Inside(ear), SkinShadow.Times(0.6f), 0.7f);
    }

    private void AddSurface(TurnedCamera camera, Relief relief) =>
        relief.Add(camera.Heights(_frame).Blur(Math.Max(1.5f, Pixels(0.016f))), 0.62f);

    /// <summary>Nostril and wing of the nose, and its shadow on the lip; on the far side only what stands out.</summary>
    private void PaintTurnedNose()
    {
        float tip = _who.NoseLength - _face.NoseLift, width = _who.NoseWidth * (1 + 0.15f * _face.Unit(9) + 0.1f * _face.Unit(12));
        Mask under = Ellipse(new(0, tip + 0.11f), width * 0.9f, 0.04f).Blur(Pixels(0.03f));
        _canvas.Multiply(under.Inside(_head), Rgb.Hex(0xA86A5C), 0.4f);
        foreach (int side in SeenSides())
        {
            if (FaceShape.SignOf(side) == _turned!.Side)
                continue;
            Mask nostril = Ellipse(Mirror(new(width * 0.45f, tip + 0.065f), side), 0.06f, 0.024f + 0.01f * _face.Unit(9)).Blur(Pixels(0.01f));
            _canvas.Paint(nostril.Inside(_head), SkinShadow.Times(0.45f), 0.8f);
            Mask wing = Line(
                [Mirror(new(width * 0.98f, tip - 0.07f), side), Mirror(new(width * 1.1f, tip + 0.02f), side), Mirror(new(width * 0.85f, tip + 0.085f), side)],
                0.008f, 0.03f, 0.012f);
            _canvas.Paint(wing.Blur(Drawn ? 0.5f : 1.2f), SkinShadow, Drawn ? 0.75f : 0.6f);
        }
    }
}
