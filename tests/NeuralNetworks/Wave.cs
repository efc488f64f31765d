namespace FerLib.Tests.NeuralNetworks;

/// <summary>Numbers from a formula, the same for every engine and every run.</summary>
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
