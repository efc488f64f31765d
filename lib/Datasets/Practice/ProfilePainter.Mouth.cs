using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Lips, teeth and tongue.</summary>
internal sealed partial class ProfilePainter
{
    private void PaintMouth()
    {
        ProfileMouth mouth = _shape.Mouth;
        Rgb lip = _who.LipColor;
        Vector2[] upperLip = Project([.. mouth.UpperFront, .. mouth.InnerUpper.AsSpan(1), .. mouth.OuterUpper.Reverse().Skip(1)]);
        Vector2[] lowerLip = Project([.. mouth.LowerFront, .. mouth.OuterLower.AsSpan(1), .. mouth.InnerLower.Reverse().Skip(1)]);
        Mask upper = Fill(upperLip), lower = Fill(lowerLip), lips = Fill([upperLip, lowerLip]);
        if (mouth.Between.Length > 0)
            PaintInside(mouth);
        _canvas.Multiply(lips.Blur(Pixels(0.03f)).Inside(_head), Rgb.Hex(0xB48074), 0.45f);
        _canvas.Paint(upper.Blur(Drawn ? 0.4f : 1.1f).Inside(_head), lip.Times(0.86f), Drawn ? 1 : 0.85f);
        _canvas.Paint(lower.Blur(Drawn ? 0.4f : 1.1f).Inside(_head), lip, Drawn ? 1 : 0.75f);
        var relief = new Relief(_size);
        relief.Add(upper.Blur(Pixels(0.028f)), Pixels(0.07f));
        relief.Add(lower.Blur(Pixels(0.035f)), Pixels(0.12f));
        relief.Light(_canvas, lips, _light, _view.LightStrength, Drawn ? 0.16f : 0.08f, new Rgb(1.2f, 1, 1));

        float parted = Math.Min(1, mouth.Gap / 0.1f);
        Mask seam = Stroke(mouth.InnerUpper, 0.018f, 0.022f + 0.012f * _shape.Unit(24), 0.022f).Blur(Drawn ? 0.4f : 0.8f);
        _canvas.Paint(seam.Inside(_head), lip.Times(0.28f), 0.9f * (1 - 0.6f * parted));
        _canvas.Paint(Ellipse(mouth.Corner, 0.026f, 0.022f).Blur(Pixels(0.012f)), lip.Times(0.3f), 0.75f);
        PaintTongueOut(mouth);
    }

    private void PaintInside(ProfileMouth mouth)
    {
        Mask inside = Fill(Project([.. mouth.Between, .. mouth.InnerLower, .. mouth.InnerUpper.Reverse()])).Inside(_head);
        _canvas.Paint(inside, Rgb.Hex(0x33100F));
        float free = mouth.Gap - mouth.UpperTeeth - mouth.LowerTeeth;
        if (free > 0.08f)
        {
            Vector2 floor = Vector2.Lerp(mouth.InnerLower[0], mouth.Corner, 0.45f);
            _canvas.Paint(Ellipse(floor, 0.13f, 0.32f * free).Blur(Pixels(0.015f)).Inside(inside), Rgb.Hex(0xB4504E), 0.85f);
        }

        PaintRow(mouth.InnerLower, -mouth.LowerTeeth, 0.9f, inside);
        PaintRow(mouth.InnerUpper, mouth.UpperTeeth, 1, inside);
        // Lips stand before the teeth, the cheek closes in towards the corner.
        Mask shade = Band(Shifted(mouth.InnerUpper, -0.03f), Shifted(mouth.InnerUpper, Math.Min(0.045f, 0.15f * mouth.Gap))).Blur(Pixels(0.018f));
        _canvas.Multiply(shade.Inside(inside), Rgb.Hex(0x86554E), 0.68f);
        Mask corner = Ellipse(mouth.Corner, 0.13f, 0.22f).Blur(Pixels(0.05f)).Inside(inside);
        _canvas.Multiply(corner, Rgb.Hex(0x543630), 0.85f);
    }

    private Mask Band(Vector2[] upper, Vector2[] lower) => Fill(Project([.. upper, .. lower.Reverse()]));

    private static Vector2[] Shifted(Vector2[] curve, float down) => [.. curve.Select(point => point + new Vector2(0, down))];

    private void PaintRow(Vector2[] gum, float height, float brightness, Mask inside)
    {
        if (Math.Abs(height) < 0.02f)
            return;
        int down = Math.Sign(height);
        // The arch of the teeth is flatter than the lip before it.
        float front = gum[0].Y;
        Vector2[] edge = [.. gum.Select(point => new Vector2(point.X, 0.65f * point.Y + 0.35f * front + height))];
        Mask row = Band(Shifted(gum, -0.1f * down), edge).Blur(0.5f).Inside(inside);
        Rgb enamel = (Drawn ? Rgb.Hex(0xF7F0E0) : Rgb.Hex(0xE2DCCE)).Times((0.97f - 0.15f * DarkSkin) * brightness);
        _canvas.Paint(row, enamel);
        _canvas.Multiply(Band(Shifted(gum, -0.05f * down), Shifted(gum, 0.03f * down)).Blur(Pixels(0.02f)).Inside(row), Rgb.Hex(0xD08A80), 0.55f);
        List<Vector2[]> gaps = [];
        // The front teeth are seen edge on: narrow at the lips, wide towards the corner.
        float x = gum[0].X - 0.035f;
        foreach (float width in (ReadOnlySpan<float>)[0.03f, 0.045f, 0.06f, 0.06f, 0.07f, 0.08f])
        {
            x -= width;
            if (x < gum[^1].X + 0.02f)
                break;
            int at = Nearest(edge, x);
            gaps.Add(Outline.Stroke(Project(new Vector2(x, edge[at].Y - height - 0.06f * down), new Vector2(x, edge[at].Y - 0.5f * height), new Vector2(x, edge[at].Y)), Pixels(0.012f), Pixels(0.012f), Pixels(0.018f)));
        }

        if (gaps.Count > 0)
            _canvas.Multiply(Fill(gaps).Blur(0.6f).Inside(row), Rgb.Hex(0x8A7468), 0.5f);
    }

    private static int Nearest(Vector2[] curve, float x)
    {
        int nearest = 0;
        for (int i = 1; i < curve.Length; i++)
        {
            if (Math.Abs(curve[i].X - x) < Math.Abs(curve[nearest].X - x))
                nearest = i;
        }

        return nearest;
    }

    private void PaintTongueOut(ProfileMouth mouth)
    {
        float shown = _shape.Unit(19);
        if (shown < 0.15f)
            return;
        Vector2 lip = mouth.InnerLower[0];
        float top = 0.45f * mouth.InnerUpper[0].Y + 0.55f * lip.Y, reach = lip.X + 0.10f + 0.06f * shown, tip = lip.Y + 0.15f * shown;
        Mask tongue = Shape(
            new(mouth.Corner.X + 0.12f, lip.Y - 0.01f), new(lip.X - 0.08f, top - 0.01f), new(lip.X + 0.05f, top + 0.01f), new(reach, tip - 0.07f), new(reach - 0.01f, tip),
            new(reach - 0.05f, tip + 0.01f), new(lip.X + 0.03f, lip.Y + 0.03f));
        _canvas.Paint(tongue, Drawn ? Rgb.Hex(0xD9706C) : Rgb.Hex(0x9C4444));
        var relief = new Relief(_size);
        relief.Add(tongue.Blur(Pixels(0.04f)), Pixels(0.12f));
        relief.Light(_canvas, tongue, _light, _view.LightStrength, 0.15f, White);
    }
}
