using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Where hair lies on a head that is seen from the side, for each way to wear it; in the coordinates of <see cref="ProfileShape"/>.</summary>
internal static class ProfileHair
{
    private static readonly Vector2 HeadMiddle = new(-0.15f, -0.2f);

    /// <summary>The middle of a bun.</summary>
    public static Vector2 Bun { get; } = new(-0.66f, -1.34f);

    /// <summary>Whether the ear is seen.</summary>
    public static bool ShowsEar(PracticeHair hair) => hair is PracticeHair.None or PracticeHair.Cropped or PracticeHair.Quiff or PracticeHair.Bun;

    /// <summary>The outer edge, from the forehead over the crown to the lowest point at the back, in points of equal distance.</summary>
    public static Vector2[] Outer(PracticeHair hair, ProfileShape shape) => Even(Outline.Open(OuterControls(hair, shape)));

    /// <summary>The edge on the face and neck, from the forehead past temple and ear to the lowest point at the back, in points of equal distance.</summary>
    public static Vector2[] Inner(PracticeHair hair, ProfileShape shape) => Even(Outline.Open(InnerControls(hair, shape)));

    private static Vector2[] OuterControls(PracticeHair hair, ProfileShape shape) => hair switch
    {
        PracticeHair.Quiff =>
        [
            new(0.80f, -0.87f), new(0.90f, -1.10f), new(0.72f, -1.36f), new(0.28f, -1.43f), .. Off(shape, 2, 2, 0.14f), .. Off(shape, 3, 3, 0.09f),
            .. Off(shape, 4, 6, 0.06f), .. Off(shape, 7, 8, 0.03f),
        ],
        PracticeHair.Bob =>
            [new(0.74f, -0.97f), .. Off(shape, 0, 0, 0.11f), .. Off(shape, 1, 5, 0.17f), new(-1.27f, 0.30f), new(-1.20f, 0.75f), new(-1.02f, 1.00f)],
        PracticeHair.Flowing =>
            [new(0.70f, -1.00f), .. Off(shape, 0, 0, 0.10f), .. Off(shape, 1, 5, 0.16f), new(-1.22f, 0.5f), new(-1.26f, 1.3f), new(-1.24f, 2.2f)],
        PracticeHair.Bun => [new(0.75f, -0.92f), .. Off(shape, 0, 0, 0.06f), .. Off(shape, 1, 6, 0.07f), .. Off(shape, 7, 8, 0.02f)],
        PracticeHair.Curly => [new(0.77f, -0.95f), .. Off(shape, 0, 0, 0.15f), .. Off(shape, 1, 6, 0.21f), new(-1.18f, 0.62f)],
        PracticeHair.Fringe =>
            [new(0.965f, -0.72f), new(0.94f, -0.95f), .. Off(shape, 0, 0, 0.17f), .. Off(shape, 1, 5, 0.17f), new(-1.26f, 0.25f), new(-1.20f, 0.60f), new(-1.02f, 0.78f)],
        _ => [new(0.77f, -0.88f), .. Off(shape, 0, 0, 0.07f), .. Off(shape, 1, 5, 0.085f), .. Off(shape, 6, 6, 0.06f), .. Off(shape, 7, 8, 0.03f)],
    };

    private static Vector2[] InnerControls(PracticeHair hair, ProfileShape shape) => hair switch
    {
        PracticeHair.Bob =>
        [
            new(0.74f, -0.97f), new(0.64f, -0.74f), new(0.49f, -0.42f), new(0.33f, 0.02f), new(0.31f, 0.52f), new(0.34f, 0.92f), new(0.22f, 1.06f),
            new(-0.35f, 1.10f), new(-1.02f, 1.00f),
        ],
        PracticeHair.Flowing =>
        [
            new(0.70f, -1.00f), new(0.55f, -0.72f), new(0.38f, -0.30f), new(0.26f, 0.30f), new(0.16f, 0.95f), new(0.18f, 1.6f), new(0.08f, 2.25f),
            new(-0.6f, 2.36f), new(-1.24f, 2.2f),
        ],
        PracticeHair.Bun =>
        [
            new(0.75f, -0.92f), new(0.60f, -0.74f), new(0.46f, -0.42f), new(0.26f, -0.18f), new(0.10f, 0.02f), new(-0.12f, 0.0f), new(-0.32f, 0.18f),
            new(-0.48f, 0.48f), .. Off(shape, 8, 8, 0.02f),
        ],
        PracticeHair.Curly =>
        [
            new(0.77f, -0.95f), new(0.62f, -0.74f), new(0.45f, -0.42f), new(0.33f, 0.02f), new(0.26f, 0.40f), new(0.06f, 0.58f), new(-0.5f, 0.74f),
            new(-1.18f, 0.62f),
        ],
        PracticeHair.Fringe =>
        [
            new(0.965f, -0.72f), new(0.78f, -0.70f), new(0.57f, -0.68f), new(0.47f, -0.50f), new(0.36f, -0.10f), new(0.32f, 0.35f), new(0.32f, 0.70f),
            new(0.22f, 0.80f), new(-0.4f, 0.86f), new(-1.02f, 0.78f),
        ],
        _ =>
        [
            OuterControls(hair, shape)[0], new(0.62f, -0.76f), new(0.50f, -0.58f), new(0.47f, -0.40f), new(0.33f, -0.28f), new(0.20f, -0.06f),
            new(0.155f, 0.20f), new(0.06f, 0.24f), new(-0.06f, 0.05f), new(-0.30f, 0.15f), new(-0.40f, 0.45f), new(-0.60f, 0.66f), .. Off(shape, 8, 8, 0.03f),
        ],
    };

    /// <summary>Points of the skull, moved outwards.</summary>
    private static IEnumerable<Vector2> Off(ProfileShape shape, int first, int last, float volume) =>
        shape.Skull[first..(last + 1)].Select(point => point + volume * Vector2.Normalize(point - HeadMiddle));

    /// <summary>The same line in points of equal distance: a part of the points is a part of the length.</summary>
    private static Vector2[] Even(Vector2[] line)
    {
        const int Count = 100;
        float length = 0;
        for (int i = 1; i < line.Length; i++)
            length += Vector2.Distance(line[i - 1], line[i]);
        var points = new Vector2[Count];
        int segment = 1;
        float passed = 0;
        for (int i = 0; i < Count; i++)
        {
            float target = length * i / (Count - 1);
            float step = Vector2.Distance(line[segment - 1], line[segment]);
            while (segment < line.Length - 1 && passed + step < target)
            {
                passed += step;
                segment++;
                step = Vector2.Distance(line[segment - 1], line[segment]);
            }

            points[i] = Vector2.Lerp(line[segment - 1], line[segment], step > 0 ? Math.Clamp((target - passed) / step, 0, 1) : 0);
        }

        return points;
    }
}
