namespace FerLib.Tests.NeuralNetworks;

/// <summary>Numbers from a formula, scale * sin(0.37 i + 1.3 number), the same as in Training/Reference/pytorch_flip.py.</summary>
internal static class Wave
{
    public static float[] Of(int count, int number, double scale, double offset = 0)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = (float)(offset + scale * Math.Sin(0.37 * i + 1.3 * number));
        return values;
    }
}
