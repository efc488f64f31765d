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
        PracticeHair.Cropped => (0.10f, 0.0f),
        PracticeHair.Quiff => (0.12f, -0.05f),
        PracticeHair.Bob => (0.24f, 1.05f),
        PracticeHair.Flowing => (0.26f, 2.1f),
        PracticeHair.Bun => (0.12f, 0.1f),
        PracticeHair.Curly => (0.34f, 0.55f),
        _ => (0.20f, 0.75f),
    };

    /// <summary>The hairline as points from the picture's left temple to the right one, x as a part of the head's width.</summary>
    private Vector2[] Hairline() => _who.Hair switch
    {
        PracticeHair.Quiff => [new(-1, -0.1f), new(-0.88f, -0.5f), new(-0.62f, -0.86f), new(-0.1f, -0.93f), new(0.5f, -0.9f), new(0.86f, -0.55f), new(1, -0.1f)],
        PracticeHair.Bob => [new(-1, 0.5f), new(-0.95f, -0.2f), new(-0.82f, -0.6f), new(0.2f, -1.02f), new(0.62f, -0.86f), new(0.9f, -0.4f), new(1, 0.5f)],
        PracticeHair.Flowing => [new(-1, 0.6f), new(-0.93f, -0.1f), new(-0.74f, -0.62f), new(0, -1.06f), new(0.74f, -0.62f), new(0.93f, -0.1f), new(1, 0.6f)],
        PracticeHair.Bun => [new(-1, 0.0f), new(-0.93f, -0.42f), new(-0.66f, -0.82f), new(0, -0.98f), new(0.66f, -0.82f), new(0.93f, -0.42f), new(1, 0.0f)],
        PracticeHair.Curly => [new(-1, 0.3f), new(-0.94f, -0.3f), new(-0.68f, -0.8f), new(0, -0.94f), new(0.68f, -0.8f), new(0.94f, -0.3f), new(1, 0.3f)],
        PracticeHair.Fringe => [new(-1, 0.5f), new(-0.93f, -0.3f), new(-0.78f, -0.74f), new(-0.2f, -0.80f), new(0.5f, -0.82f), new(0.93f, -0.3f), new(1, 0.5f)],
        _ => [new(-1, -0.05f), new(-0.9f, -0.45f), new(-0.78f, -0.8f), new(0, -0.88f), new(0.78f, -0.8f), new(0.9f, -0.45f), new(1, -0.05f)],
    };

    private void PaintHairBehind()
    {
        if (_who.Hair == PracticeHair.None)
            return;
        (float volume, float bottom) = HairSize();
        float w = _who.HeadWidth + volume, top = _who.Crown - volume;
        if (_who.Hair == PracticeHair.Bun)
            PaintHair(Fill(_camera.Project(Outline.Ellipse(new(0.1f, top - 0.1f), 0.42f, 0.34f), 0, -0.3f)), 0.9f);
        Mask behind = Fill(_camera.Project(
            Outline.Closed(new(0, top), new(0.75f * w, top + 0.28f), new(w, -0.3f), new(w * 1.02f, bottom), new(0.5f * w, bottom + 0.1f), new(-0.5f * w, bottom + 0.1f), new(-w * 1.02f, bottom), new(-w, -0.3f), new(-0.75f * w, top + 0.28f)),
            0, -0.35f).Select(Curl).ToArray());
        PaintHair(behind, 0.72f);
    }

    private void PaintHairBefore()
    {
        if (_who.Hair == PracticeHair.None)
            return;
        (float volume, float bottom) = HairSize();
        float w = _who.HeadWidth + 0.7f * volume, top = _who.Crown - volume;
        Vector2[] line = [.. Hairline().Select(point => new Vector2(point.X * _who.HeadWidth, point.Y))];
        float side = Math.Max(line[0].Y, Math.Min(bottom, 1.0f));
        List<Vector2> outer = [new(-w, side), new(-w * 1.01f, -0.35f), new(-0.74f * w, top + 0.3f), new(0, top), new(0.74f * w, top + 0.3f), new(w * 1.01f, -0.35f), new(w, side)];
        if (_who.Hair == PracticeHair.Quiff)
            (outer[2], outer[3], outer[4]) = (new(-0.62f * w, top + 0.1f), new(0.1f, top - 0.2f), new(0.82f * w, top + 0.12f));
        Vector2[] crown = [.. _camera.Project(Outline.Open([.. outer]), 0.3f).Select(Curl)];
        Vector2[] front = _camera.Project(Outline.Open(line), 0.9f);
        Mask hair = Fill([.. crown, .. front.Reverse()]);
        // The hair's shadow on the forehead.
        _canvas.Multiply(Fill([.. crown, .. front.Reverse().Select(point => point + new Vector2(0, Pixels(0.05f)))]).Blur(Pixels(0.03f)).Inside(_head), Rgb.Hex(0x9C6A5C), 0.55f);
        PaintHair(hair, 1);
        PaintStrands(hair, crown, front);
    }

    /// <summary>Moves a point of a hair outline in or out, so that curly hair has a wavy edge.</summary>
    private Vector2 Curl(Vector2 point)
    {
        if (_who.Hair != PracticeHair.Curly)
            return point;
        Vector2 away = point - _camera.Project(Vector2.Zero, 0);
        float angle = MathF.Atan2(away.Y, away.X);
        return point + away * (0.03f * MathF.Sin(14 * angle) + 0.015f * MathF.Sin(9 * angle + 1));
    }

    private void PaintHair(Mask hair, float brightness)
    {
        _canvas.Paint(hair, _who.HairColor.Times(brightness));
        var relief = new Relief(_size);
        relief.Add(hair.Blur(Pixels(0.16f)), Pixels(0.75f));
        relief.Light(_canvas, hair, _light, _view.LightStrength, 0.10f, White);
    }

    private void PaintStrands(Mask hair, Vector2[] crown, Vector2[] front)
    {
        int strands = Drawn ? 34 : 60;
        for (int i = 1; i < strands; i++)
        {
            float t = (float)i / strands;
            Vector2 from = crown[(int)(t * (crown.Length - 1))], to = front[(int)(t * (front.Length - 1))];
            Vector2 bend = (from + to) / 2 + new Vector2((to.Y - from.Y) * 0.12f * MathF.Sin(7 * t), 0);
            Vector2[] line = Outline.Open(from, bend, to);
            Mask strand = Fill(Outline.Stroke(line, Pixels(0.01f), Pixels(Drawn ? 0.04f : 0.025f), Pixels(0.01f))).Blur(Pixels(0.012f)).Inside(hair);
            bool light = i % 3 == 1;
            _canvas.Paint(strand, light ? _who.HairColor.Mix(White, 0.22f) : _who.HairColor.Times(0.6f), 0.35f);
        }
    }
}
