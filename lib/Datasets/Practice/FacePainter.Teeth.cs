using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Teeth, and the shade of the lips on them.</summary>
internal sealed partial class FacePainter
{
    // From the middle outwards; the teeth at the sides are seen at a slant.
    private static readonly float[] UpperWidths = [0.105f, 0.085f, 0.08f, 0.065f, 0.06f, 0.055f, 0.05f, 0.05f];
    private static readonly float[] LowerWidths = [0.07f, 0.07f, 0.07f, 0.06f, 0.06f, 0.055f, 0.05f, 0.05f, 0.05f];

    private void PaintTeeth(MouthShape mouth, Mask inside)
    {
        // The lower row stands behind the upper one, in its shade.
        PaintRow(mouth.InnerLower, -mouth.LowerTeeth, LowerWidths, 0.92f, inside);
        if (mouth.UpperTeeth >= 0.02f)
        {
            Vector2[] edge = Edge(mouth.InnerUpper, mouth.UpperTeeth);
            Mask below = Band(Shifted(edge, -0.01f), Shifted(edge, 0.025f)).Blur(Pixels(0.014f)).Inside(inside);
            _canvas.Multiply(below, Rgb.Hex(0x4A302C), 0.75f);
        }

        PaintRow(mouth.InnerUpper, mouth.UpperTeeth, UpperWidths, 1, inside);
        // Lips stand before the teeth: the upper one throws a shadow, both close in towards the corners.
        float open = mouth.InnerLower[16].Y - mouth.InnerUpper[16].Y;
        Mask shade = Band(Shifted(mouth.InnerUpper, -0.04f), Shifted(mouth.InnerUpper, Math.Min(0.05f, 0.17f * open))).Blur(Pixels(0.02f)).Inside(inside);
        _canvas.Multiply(shade, Rgb.Hex(0x86554E), 0.68f);
        Mask floor = Band(Shifted(mouth.InnerLower, -0.025f), Shifted(mouth.InnerLower, 0.03f)).Blur(Pixels(0.012f)).Inside(inside);
        _canvas.Multiply(floor, Rgb.Hex(0x9A6A60), 0.5f);
        for (int side = 0; side < 2; side++)
        {
            Vector2 corner = mouth.InnerUpper[side == 0 ? 0 : ^1];
            Mask dark = Ellipse(corner, 0.36f * Math.Abs(corner.X), 0.3f, MouthLift).Blur(Pixels(0.075f)).Inside(inside);
            _canvas.Multiply(dark, Rgb.Hex(0x543630), 0.82f);
        }
    }

    /// <summary>Where a row of teeth ends: the arch of the jaw is flatter than the lip before it.</summary>
    private static Vector2[] Edge(Vector2[] gum, float height)
    {
        float middle = gum[gum.Length / 2].Y;
        return [.. gum.Select(point => new Vector2(point.X, point.Y * 0.6f + middle * 0.4f + height))];
    }

    private void PaintRow(Vector2[] gum, float height, float[] widths, float brightness, Mask inside)
    {
        if (Math.Abs(height) < 0.02f)
            return;
        int down = Math.Sign(height);
        Vector2[] root = Edge(gum, -0.1f * down), edge = Edge(gum, height);
        Mask row = Band(root, edge).Blur(0.5f).Inside(inside);
        Rgb enamel = InSkinLight(Drawn ? Rgb.Hex(0xF7F0E0) : Rgb.Hex(0xE2DCCE)).Times(brightness);
        _canvas.Paint(row, enamel);
        // The gums show as a blush at the roots, the edges of the teeth let light through.
        Vector2[] crown = [.. gum.Select(point => point + new Vector2(0, 0.035f * down))];
        _canvas.Multiply(Band(Shifted(gum, -0.05f * down), crown).Blur(Pixels(0.02f)).Inside(row), Rgb.Hex(0xD08A80), 0.6f);
        _canvas.Multiply(Band(Shifted(edge, -0.02f * down), edge).Blur(Pixels(0.01f)).Inside(row), Rgb.Hex(0xB9B4B0), 0.45f);

        List<Vector2[]> gaps = [], notches = [];
        foreach (float x in Gaps(widths, Math.Abs(gum[0].X)))
        {
            int at = Math.Clamp((int)MathF.Round((x / gum[^1].X + 1) / 2 * (gum.Length - 1)), 0, gum.Length - 1);
            Vector2 tip = new(x, edge[at].Y), top = new(x, edge[at].Y - height - 0.06f * down);
            gaps.Add(Outline.Stroke(_camera.Project([top, (top + tip) / 2, tip], 1, MouthLift), Pixels(0.012f), Pixels(0.012f), Pixels(0.018f)));
            notches.Add(_camera.Project([tip + new Vector2(-0.018f, 0.008f * down), tip + new Vector2(0, -0.035f * down), tip + new Vector2(0.018f, 0.008f * down)], 1, MouthLift));
        }

        if (gaps.Count == 0)
            return;
        _canvas.Multiply(Fill(gaps).Blur(0.6f).Inside(row), Rgb.Hex(0x927C70), 0.42f);
        _canvas.Paint(Fill(notches).Blur(0.5f).Inside(row), Rgb.Hex(0x54302B), 0.5f);
    }

    /// <summary>Where one tooth ends and the next begins, from corner to corner.</summary>
    private static IEnumerable<float> Gaps(float[] widths, float half)
    {
        yield return 0;
        float x = 0;
        foreach (float width in widths)
        {
            x += width;
            if (x >= half)
                yield break;
            yield return x;
            yield return -x;
        }
    }
}
