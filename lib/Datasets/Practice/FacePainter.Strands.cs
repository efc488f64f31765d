using System.Numerics;
using FerLib.Datasets.Practice.Drawing;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>Curls, locks and strands: what keeps hair from being a slab.</summary>
internal sealed partial class FacePainter
{
    private const ulong HairKey = 0x48616972;

    /// <summary>The same hair in every picture of a character.</summary>
    private CounterRandom HairRandom(ulong part)
    {
        ulong name = 0;
        foreach (char letter in _who.Name)
            name = name * 31 + letter;
        return new CounterRandom(name, HairKey, part);
    }

    /// <summary>An outline, and for curly hair round curls along its first points.</summary>
    private List<Vector2[]> WithCurls(Vector2[] outline, int count = int.MaxValue)
    {
        List<Vector2[]> shapes = [outline];
        if (_who.Hair != PracticeHair.Curly)
            return shapes;
        CounterRandom random = HairRandom(1);
        for (int i = 0; i < Math.Min(count, outline.Length); i += 2)
        {
            float radius = Pixels(0.06f + 0.06f * random.NextSingle());
            Vector2 jitter = new(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
            shapes.Add(Outline.Ellipse(outline[i] + Pixels(0.06f) * jitter, radius, radius));
        }

        return shapes;
    }

    /// <summary>Short locks across the hairline, so that it is no cut edge.</summary>
    private List<Vector2[]> Locks(Vector2[] crown, Vector2[] front)
    {
        List<Vector2[]> locks = [];
        CounterRandom random = HairRandom(2);
        (float length, float width, int count) = _who.Hair switch
        {
            PracticeHair.Cropped => (0.035f, 0.022f, 70),
            PracticeHair.Quiff => (0.045f, 0.03f, 50),
            PracticeHair.Fringe => (0.05f, 0.06f, 50),
            PracticeHair.Curly => (0.05f, 0.07f, 34),
            _ => (0, 0, 0),
        };
        float brows = _camera.Project(new Vector2(0, -0.55f)).Y;
        for (int i = 0; i < count; i++)
        {
            float t = (i + random.NextSingle()) / count;
            Vector2 root = front[(int)(t * (front.Length - 1))], from = crown[(int)(t * (crown.Length - 1))];
            Vector2 down = root == from ? Vector2.UnitY : Vector2.Normalize(root - from);
            // Combed hair ends on the forehead; at the temples it lies along its edge.
            float hanging = _who.Hair == PracticeHair.Curly ? 1 : root.Y < brows ? Math.Clamp(2.2f * (down.Y - 0.45f), 0, 1) : 0;
            if (hanging < 0.2f)
                continue;
            float reach = Pixels(length * (0.3f + random.NextSingle()) * hanging);
            Vector2 bend = new Vector2(-down.Y, down.X) * reach * (random.NextSingle() - 0.5f);
            Vector2[] line = [root - down * Pixels(0.04f), root + bend * 0.3f, root + down * reach + bend];
            locks.Add(Outline.Stroke(Outline.Open(line), Pixels(width), Pixels(0.8f * width), 0));
        }

        return locks;
    }

    private void PaintStrands(Mask hair, Vector2[] crown, Vector2[] front)
    {
        CounterRandom random = HairRandom(3);
        // Many strands of a tone are one mask. The dark ones last: hair parts into locks.
        bool curly = _who.Hair == PracticeHair.Curly;
        foreach ((Rgb tone, float opacity) in new[] { (_who.HairColor.Mix(White, 0.18f), 0.28f), (_who.HairColor.Times(0.62f), 0.36f) })
        {
            List<Vector2[]> strands = curly ? Ringlets(crown, front, random) : Combed(crown, front, random);
            _canvas.Paint(Fill(strands).Blur(Pixels(0.012f)).Inside(hair), tone, opacity);
        }
    }

    private List<Vector2[]> Combed(Vector2[] crown, Vector2[] front, CounterRandom random)
    {
        const int Count = 46;
        List<Vector2[]> strands = [];
        for (int i = 0; i < Count; i++)
        {
            float t = (i + random.NextSingle()) / Count, spread = 0.02f * (random.NextSingle() - 0.5f);
            Vector2 from = crown[(int)(t * (crown.Length - 1))], to = front[(int)(Math.Clamp(t + spread, 0, 1) * (front.Length - 1))];
            float low = 0.25f * random.NextSingle(), high = 0.75f + 0.27f * random.NextSingle();
            Vector2 bend = new((to.Y - from.Y) * 0.10f * (random.NextSingle() - 0.5f), 0);
            Vector2[] line = Outline.Open(Vector2.Lerp(from, to, low), Vector2.Lerp(from, to, (low + high) / 2) + bend, Vector2.Lerp(from, to, high));
            strands.Add(Outline.Stroke(line, 0, Pixels(0.01f + 0.02f * random.NextSingle()), 0));
        }

        return strands;
    }

    private List<Vector2[]> Ringlets(Vector2[] crown, Vector2[] front, CounterRandom random)
    {
        const int Count = 80;
        List<Vector2[]> strands = [];
        for (int i = 0; i < Count; i++)
        {
            float t = (i + random.NextSingle()) / Count, turn = 2 * MathF.PI * random.NextSingle();
            Vector2 middle = Vector2.Lerp(crown[(int)(t * (crown.Length - 1))], front[(int)(t * (front.Length - 1))], 1.1f * random.NextSingle() - 0.1f);
            float radius = Pixels(0.04f + 0.04f * random.NextSingle());
            var arc = new Vector2[9];
            for (int k = 0; k < arc.Length; k++)
            {
                (float sine, float cosine) = MathF.SinCos(turn + 0.45f * k);
                arc[k] = middle + radius * new Vector2(cosine, sine);
            }

            strands.Add(Outline.Stroke(arc, 0, Pixels(0.03f), 0));
        }

        return strands;
    }
}
