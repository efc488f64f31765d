using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Lips and tongue.</summary>
internal sealed partial class FacePainter
{
    // The surface of a turned head has the lips' height itself.
    private float MouthLift => _turned is null ? 0.08f : 0.02f;

    private void PaintMouth()
    {
        MouthShape mouth = _face.Mouth;
        Rgb lip = _who.LipColor, dark = Rgb.Hex(0x33100F);
        Mask lips = Band(mouth.OuterUpper, mouth.OuterLower);
        Mask inside = Band(mouth.InnerUpper, mouth.InnerLower);
        _canvas.Multiply(lips.Blur(Pixels(0.03f)), Rgb.Hex(0xB48074), 0.5f);
        Mask upper = Band(mouth.OuterUpper, mouth.InnerUpper), lower = Band(mouth.InnerLower, mouth.OuterLower);
        _canvas.Paint(upper.Blur(Drawn ? 0.4f : 1.1f), lip.Times(0.86f), Drawn ? 1 : 0.85f);
        _canvas.Paint(lower.Blur(Drawn ? 0.4f : 1.1f), lip, Drawn ? 1 : 0.75f);
        var relief = new Relief(_frame);
        relief.Add(upper.Blur(Pixels(0.028f)), Pixels(0.07f));
        relief.Add(lower.Blur(Pixels(0.035f)), Pixels(0.12f));
        relief.Light(_canvas, lips, _light, _view.LightStrength, Drawn ? 0.16f : 0.08f, new Rgb(1.2f, 1, 1));

        if (mouth.Parted > 0)
        {
            _canvas.Paint(inside, dark);
            PaintTongue(mouth, inside);
            PaintTeeth(mouth, inside);
        }

        float line = 0.022f + 0.012f * _face.Unit(24);
        Mask seam = Fill(Outline.Stroke(_camera.Project(mouth.InnerUpper, 1, MouthLift), Pixels(0.02f), Pixels(line), Pixels(0.02f)));
        _canvas.Paint(seam.Blur(Drawn ? 0.4f : 0.8f), lip.Times(0.28f), 0.9f * (1 - 0.5f * mouth.Parted));
        PaintTongueOut(mouth);
        for (int side = 0; side < 2; side++)
        {
            Vector2 corner = mouth.InnerUpper[side == 0 ? 0 : ^1];
            _canvas.Paint(Ellipse(corner, 0.028f, 0.022f, MouthLift).Blur(Pixels(0.012f)), lip.Times(0.3f), 0.8f);
        }
    }

    private Mask Band(Vector2[] upper, Vector2[] lower) => Fill(_camera.Project([.. upper, .. lower.Reverse()], 1, MouthLift));

    private static Vector2[] Shifted(Vector2[] curve, float down) => [.. curve.Select(point => point + new Vector2(0, down))];

    private void PaintTongue(MouthShape mouth, Mask inside)
    {
        Vector2 bottom = mouth.InnerLower[16];
        float open = bottom.Y - mouth.InnerUpper[16].Y;
        if (open < 0.12f)
            return;
        Mask tongue = Ellipse(bottom + new Vector2(0, 0.02f), 0.22f, 0.30f * open, 0.04f).Blur(Pixels(0.015f)).Inside(inside);
        _canvas.Paint(tongue, Rgb.Hex(0xB4504E), 0.9f);
    }

    private void PaintTongueOut(MouthShape mouth)
    {
        float shown = _face.Unit(19);
        if (shown < 0.15f)
            return;
        Vector2 bottom = mouth.InnerLower[16];
        float reach = bottom.Y + 0.20f * shown, top = mouth.InnerUpper[16].Y * 0.45f + bottom.Y * 0.55f;
        Mask tongue = Fill(_camera.Project(
            Outline.Closed(new(-0.15f, top), new(0, top - 0.02f), new(0.15f, top), new(0.17f, reach - 0.1f), new(0.09f, reach), new(-0.09f, reach), new(-0.17f, reach - 0.1f)),
            1, MouthLift + 0.05f));
        _canvas.Multiply(tongue.Blur(Pixels(0.03f)), Rgb.Hex(0xA07068), 0.6f);
        _canvas.Paint(tongue, Drawn ? Rgb.Hex(0xD9706C) : Rgb.Hex(0x9C4444));
        var relief = new Relief(_frame);
        relief.Add(tongue.Blur(Pixels(0.05f)), Pixels(0.14f));
        relief.Light(_canvas, tongue, _light, _view.LightStrength, 0.15f, White);
        Mask groove = Line([new(0, top + 0.02f), new(0, reach - 0.05f)], 0.01f, 0.03f, 0.005f, MouthLift + 0.05f).Blur(0.8f);
        _canvas.Paint(groove, Rgb.Hex(0x8E3A3A), 0.7f);
    }
}
