using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Hair behind the head and over the forehead.</summary>
internal sealed partial class FacePainter
{
    /// <summary>How far the hair stands off the head, and how low it hangs at the sides.</summary>
    private (float Volume, float Bottom) HairSize() => _who.Hair switch
    {
        PracticeHair.None => (0, 0),
        PracticeHair.Cropped => (0.09f, 0.06f),
        PracticeHair.Quiff => (0.12f, 0.04f),
        PracticeHair.Bob => (0.24f, 1.05f),
        PracticeHair.Flowing => (0.26f, 2.1f),
        PracticeHair.Bun => (0.12f, 0.1f),
        PracticeHair.Curly => (0.21f, 0.5f),
        _ => (0.20f, 0.75f),
    };

    /// <summary>The hairline as points from the picture's left temple to the right one, x as a part of the head's width.</summary>
    private Vector2[] Hairline() => _who.Hair switch
    {
        PracticeHair.Quiff => [new(-0.955f, 0.04f), new(-0.92f, -0.28f), new(-0.84f, -0.56f), new(-0.62f, -0.84f), new(-0.1f, -0.93f), new(0.5f, -0.9f), new(0.83f, -0.6f), new(0.92f, -0.28f), new(0.955f, 0.04f)],
        PracticeHair.Bob => [new(-1, 0.5f), new(-0.95f, -0.2f), new(-0.82f, -0.6f), new(0.2f, -1.02f), new(0.62f, -0.86f), new(0.9f, -0.4f), new(1, 0.5f)],
        PracticeHair.Flowing => [new(-1, 0.6f), new(-0.93f, -0.1f), new(-0.74f, -0.62f), new(0, -1.06f), new(0.74f, -0.62f), new(0.93f, -0.1f), new(1, 0.6f)],
        PracticeHair.Bun => [new(-1, 0.0f), new(-0.93f, -0.42f), new(-0.66f, -0.82f), new(0, -0.98f), new(0.66f, -0.82f), new(0.93f, -0.42f), new(1, 0.0f)],
        PracticeHair.Curly => [new(-1, 0.3f), new(-0.94f, -0.3f), new(-0.68f, -0.8f), new(0, -0.94f), new(0.68f, -0.8f), new(0.94f, -0.3f), new(1, 0.3f)],
        PracticeHair.Fringe => [new(-1, 0.5f), new(-0.93f, -0.3f), new(-0.78f, -0.74f), new(-0.2f, -0.80f), new(0.5f, -0.82f), new(0.93f, -0.3f), new(1, 0.5f)],
        _ => [new(-0.955f, 0.06f), new(-0.92f, -0.25f), new(-0.86f, -0.55f), new(-0.68f, -0.8f), new(-0.3f, -0.9f), new(0.3f, -0.9f), new(0.68f, -0.8f), new(0.86f, -0.55f), new(0.92f, -0.25f), new(0.955f, 0.06f)],
    };

    private void PaintHairBehind()
    {
        if (_turned is not null)
        {
            PaintTurnedHairBehind(_turned);
            return;
        }

        if (_who.Hair == PracticeHair.None)
            return;
        (float volume, float bottom) = HairSize();
        float w = _who.HeadWidth + volume, top = _who.Crown - volume;
        if (_who.Hair == PracticeHair.Bun)
            PaintHair(Soft(Fill(_camera.Project(Outline.Ellipse(new(0.1f, top - 0.1f), 0.42f, 0.34f), 0, -0.3f))), 0.9f, 0.9f);
        Vector2[] controls = _who.Hair is PracticeHair.Cropped or PracticeHair.Quiff
            // Short hair ends at the nape, narrower than the head.
            ? [new(0, top), new(0.72f * w, top + 0.26f), new(w, -0.45f), new(0.9f * w, bottom), new(0.5f * w, bottom + 0.2f), new(-0.5f * w, bottom + 0.2f), new(-0.9f * w, bottom), new(-w, -0.45f), new(-0.72f * w, top + 0.26f)]
            : [new(0, top), new(0.75f * w, top + 0.28f), new(w, -0.3f), new(w * 1.02f, bottom), new(0.5f * w, bottom + 0.1f), new(-0.5f * w, bottom + 0.1f), new(-w * 1.02f, bottom), new(-w, -0.3f), new(-0.75f * w, top + 0.28f)];
        Vector2[] outline = _camera.Project(Outline.Closed(controls), 0, -0.35f);
        PaintHair(Soft(Fill(WithCurls(outline))), 0.8f, 0.8f);
    }

    private void PaintHairBefore()
    {
        if (_turned is not null)
        {
            PaintTurnedHair(_turned);
            if (!CoversEars)
                PaintTurnedEar(_turned);
            return;
        }

        if (_who.Hair == PracticeHair.None)
            return;
        (float volume, float bottom) = HairSize();
        bool isShort = _who.Hair is PracticeHair.Cropped or PracticeHair.Quiff;
        float w = _who.HeadWidth + 0.7f * volume, top = _who.Crown - volume;
        Vector2[] line = [.. Hairline().Select(point => new Vector2(point.X * _who.HeadWidth, point.Y))];
        float side = Math.Max(line[0].Y, bottom + 0.04f);
        // Long hair hangs down beside the face in locks as wide as their roots.
        if (side > line[0].Y + 0.25f)
            line = [new(1.01f * line[0].X, side), .. line, new(1.01f * line[^1].X, side)];
        // Short hair lies on the head at the temples.
        float temple = isShort ? _who.HeadWidth + 0.05f : w * 1.01f, end = isShort ? _who.HeadWidth + 0.035f : w;
        List<Vector2> outer = [new(-end, side), new(-temple, -0.35f), new(-0.74f * w, top + 0.3f), new(0, top), new(0.74f * w, top + 0.3f), new(temple, -0.35f), new(end, side)];
        if (isShort)
        {
            // Over the head's own outline, or skin would show in the hair.
            outer = [
                new(-end, side), new(-temple, -0.3f), new(-0.97f * temple, -0.68f), new(-0.72f * w, top + 0.24f), new(0, top),
                new(0.72f * w, top + 0.24f), new(0.97f * temple, -0.68f), new(temple, -0.3f), new(end, side)];
        }

        if (_who.Hair == PracticeHair.Quiff)
            (outer[3], outer[4], outer[5]) = (new(-0.70f * w, top + 0.16f), new(0.1f, top - 0.11f), new(0.78f * w, top + 0.2f));
        Vector2[] crown = _camera.Project(Outline.Open([.. outer]), 0.3f);
        Vector2[] front = _camera.Project(Outline.Open(line), 0.9f);
        Vector2[] body = [.. crown, .. front.Reverse()];
        Mask hair = Soft(Fill([.. WithCurls(body, crown.Length), .. Locks(crown, front)]));
        // The hair's shadow on the forehead.
        _canvas.Multiply(Fill([.. crown, .. front.Reverse().Select(point => point + new Vector2(0, Pixels(0.05f)))]).Blur(Pixels(0.04f)).Inside(_head), Rgb.Hex(0x9C6A5C), 0.55f);
        PaintHair(hair, 1, 0.85f);
        PaintStrands(hair, crown, front);
    }

    private Mask Soft(Mask hair) => hair.Blur(Pixels(_who.Hair is PracticeHair.Cropped or PracticeHair.Curly ? 0.016f : 0.011f));

    private void PaintHair(Mask hair, float top, float bottom)
    {
        Vector2 from = _camera.Project(new Vector2(0, -0.4f)), to = _camera.Project(new Vector2(0, 0.9f));
        _canvas.Paint(hair, _who.HairColor.Times(top), _who.HairColor.Times(bottom), from, to);
        var relief = new Relief(_frame);
        relief.Add(hair.Blur(Pixels(0.2f)), Pixels(0.65f));
        // Highlights are added: black hair would turn to plastic with those of fair hair.
        relief.Light(_canvas, hair, _light, 0.9f * _view.LightStrength, 0.02f + 0.10f * _who.HairColor.Luma, White);
    }
}
