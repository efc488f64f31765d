using System.Numerics;
using FerLib.Datasets.Practice.Drawing;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>Hair, its locks and strands.</summary>
internal sealed partial class ProfilePainter
{
    private const ulong HairKey = 0x50726f66;

    /// <summary>The same hair in every picture of a character.</summary>
    private CounterRandom HairRandom(ulong part)
    {
        ulong name = 0;
        foreach (char letter in _who.Name)
            name = name * 31 + letter;
        return new CounterRandom(name, HairKey, part);
    }

    private void PaintHairBehind()
    {
        if (_who.Hair == PracticeHair.Bun)
        {
            Mask bun = Soft(Ellipse(ProfileHair.Bun, 0.36f, 0.31f, -0.5f));
            Tint(bun, 0.9f, 0.9f);
        }
    }

    private void PaintHair()
    {
        if (_who.Hair == PracticeHair.None)
            return;
        Vector2[] outer = ProfileHair.Outer(_who.Hair, _shape), inner = ProfileHair.Inner(_who.Hair, _shape);
        Mask hair = Soft(Fill([Project([.. outer, .. inner.Reverse()]), .. Curls(outer, inner), .. Locks(outer, inner)]));
        Mask shadow = Fill(Project([.. outer, .. inner.Reverse().Select(point => point + new Vector2(0.025f, 0.045f))])).Blur(Pixels(0.04f));
        _canvas.Multiply(shadow.Inside(_head), Rgb.Hex(0x9C6A5C), 0.5f);
        Tint(hair, 1, 0.85f);
        PaintStrands(hair, outer, inner);
    }

    private Mask Soft(Mask hair) => hair.Blur(Pixels(_who.Hair is PracticeHair.Cropped or PracticeHair.Curly ? 0.016f : 0.011f));

    private void Tint(Mask hair, float top, float bottom)
    {
        _canvas.Paint(hair, _who.HairColor.Times(top), _who.HairColor.Times(bottom), Project(new Vector2(0, -0.4f)), Project(new Vector2(0, 0.9f)));
        var relief = new Relief(_size);
        relief.Add(hair.Blur(Pixels(0.2f)), Pixels(0.65f));
        // Highlights are added: black hair would turn to plastic with those of fair hair.
        relief.Light(_canvas, hair, _light, 0.9f * _view.LightStrength, 0.02f + 0.10f * _who.HairColor.Luma, White);
    }

    /// <summary>Curly hair has round curls along its edges.</summary>
    private List<Vector2[]> Curls(Vector2[] outer, Vector2[] inner)
    {
        List<Vector2[]> curls = [];
        if (_who.Hair != PracticeHair.Curly)
            return curls;
        CounterRandom random = HairRandom(1);
        foreach (Vector2[] edge in new[] { outer, inner })
        {
            for (int i = 0; i < edge.Length; i += edge == outer ? 2 : 3)
            {
                float radius = (edge == outer ? 0.06f : 0.045f) + 0.05f * random.NextSingle();
                Vector2 jitter = new(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
                curls.Add(Project(Outline.Ellipse(edge[i] + 0.06f * jitter, radius, radius)));
            }
        }

        return curls;
    }

    /// <summary>Short locks across the hairline, so that it is no cut edge.</summary>
    private List<Vector2[]> Locks(Vector2[] outer, Vector2[] inner)
    {
        List<Vector2[]> locks = [];
        CounterRandom random = HairRandom(2);
        (float length, float width, int count) = _who.Hair switch
        {
            PracticeHair.Cropped => (0.04f, 0.022f, 80),
            PracticeHair.Quiff => (0.045f, 0.026f, 70),
            PracticeHair.Fringe => (0.05f, 0.055f, 60),
            PracticeHair.Bob => (0.04f, 0.05f, 60),
            _ => (0, 0, 0),
        };
        for (int i = 0; i < count; i++)
        {
            float t = (i + random.NextSingle()) / count;
            Vector2 root = inner[(int)(t * (inner.Length - 1))], from = Root(outer, t);
            Vector2 along = root == from ? Vector2.UnitY : Vector2.Normalize(root - from);
            Vector2 down = Vector2.Normalize(along + new Vector2(0, 0.5f));
            // Locks hang from edges that face down; where hair lies along the face they would stand out into it.
            float hanging = _who.Hair is PracticeHair.Bob or PracticeHair.Fringe ? Math.Clamp(3 * (Math.Abs(Slope(inner, t)) - 0.6f), 0, 1) : 1;
            if (hanging < 0.2f)
                continue;
            float reach = length * (0.3f + random.NextSingle()) * hanging;
            Vector2 bend = new Vector2(-down.Y, down.X) * reach * (random.NextSingle() - 0.5f);
            Vector2[] line = Project(Outline.Open(root - down * 0.04f, root + bend * 0.3f, root + down * reach + bend));
            locks.Add(Outline.Stroke(line, Pixels(width), Pixels(0.8f * width), 0));
        }

        return locks;
    }

    private void PaintStrands(Mask hair, Vector2[] outer, Vector2[] inner)
    {
        CounterRandom random = HairRandom(3);
        // Many strands of a tone are one mask. The dark ones last: hair parts into locks.
        bool curly = _who.Hair == PracticeHair.Curly;
        foreach ((Rgb tone, float opacity) in new[] { (_who.HairColor.Mix(White, 0.18f), 0.28f), (_who.HairColor.Times(0.62f), 0.36f) })
        {
            List<Vector2[]> strands = curly ? Ringlets(outer, inner, random) : Combed(outer, inner, random);
            _canvas.Paint(Fill(strands).Blur(Pixels(0.012f)).Inside(hair), tone, opacity);
        }
    }

    /// <summary>Where the strand starts that ends at a part of the inner edge.</summary>
    private Vector2 Root(Vector2[] outer, float t) => _who.Hair switch
    {
        PracticeHair.Bun => ProfileHair.Bun + new Vector2(0.1f, 0.2f),
        PracticeHair.Cropped or PracticeHair.Quiff => outer[(int)(t * (outer.Length - 1))],
        // Long hair falls from the crown: its roots are on the upper part of the edge, its ends all along the lower one.
        _ => outer[(int)((0.08f + 0.62f * t) * (outer.Length - 1))],
    };

    private List<Vector2[]> Combed(Vector2[] outer, Vector2[] inner, CounterRandom random)
    {
        const int Count = 60;
        List<Vector2[]> strands = [];
        bool isLong = _who.Hair is PracticeHair.Bob or PracticeHair.Flowing or PracticeHair.Fringe;
        for (int i = 0; i < Count; i++)
        {
            float t = (i + random.NextSingle()) / Count, end = isLong ? 0.1f + 0.9f * t : t;
            Vector2 from = Root(outer, t), to = inner[(int)(Math.Clamp(end + 0.02f * (random.NextSingle() - 0.5f), 0, 1) * (inner.Length - 1))];
            float low = 0.3f * random.NextSingle(), high = 0.7f + 0.32f * random.NextSingle();
            // Hair lies round the head: strands bow outwards, away from the face.
            Vector2 bow = new((isLong ? -0.10f : -0.04f) - 0.05f * random.NextSingle(), _who.Hair == PracticeHair.Bun ? -0.06f : 0);
            Vector2[] line = Outline.Open(Vector2.Lerp(from, to, low), Vector2.Lerp(from, to, (low + high) / 2) + bow, Vector2.Lerp(from, to, high));
            strands.Add(Outline.Stroke(Project(line), 0, Pixels(0.01f + 0.02f * random.NextSingle()), 0));
        }

        return strands;
    }

    private List<Vector2[]> Ringlets(Vector2[] outer, Vector2[] inner, CounterRandom random)
    {
        const int Count = 110;
        List<Vector2[]> strands = [];
        for (int i = 0; i < Count; i++)
        {
            float t = (i + random.NextSingle()) / Count, turn = 2 * MathF.PI * random.NextSingle();
            Vector2 middle = Vector2.Lerp(outer[(int)(t * (outer.Length - 1))], inner[(int)(t * (inner.Length - 1))], 1.1f * random.NextSingle() - 0.05f);
            float radius = 0.04f + 0.04f * random.NextSingle();
            var arc = new Vector2[9];
            for (int k = 0; k < arc.Length; k++)
            {
                (float sine, float cosine) = MathF.SinCos(turn + 0.45f * k);
                arc[k] = middle + radius * new Vector2(cosine, sine);
            }

            strands.Add(Outline.Stroke(Project(arc), 0, Pixels(0.03f), 0));
        }

        return strands;
    }

    /// <summary>How far a line runs level, -1..1, at a part of its length.</summary>
    private static float Slope(Vector2[] line, float t)
    {
        int at = Math.Clamp((int)(t * (line.Length - 1)), 1, line.Length - 2);
        return Vector2.Normalize(line[at + 1] - line[at - 1]).X;
    }
}
