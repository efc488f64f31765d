namespace FerLib.Evaluation;

/// <summary>Several seeds' predictions of the same pictures as one: their probabilities averaged.</summary>
public static class SeedAverage
{
    /// <summary>The predictions with the mean of the probabilities (taken in double precision), decided anew.</summary>
    /// <param name="seeds">The predictions of each seed, of the same pictures in the same order; at least one.</param>
    /// <exception cref="ArgumentException">There are none, or they are not of the same pictures and labels.</exception>
    public static Predictions Of(IReadOnlyList<Predictions> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        if (seeds.Count == 0)
            throw new ArgumentException("The average needs the predictions of at least one seed.", nameof(seeds));

        Predictions first = seeds[0];
        foreach (Predictions other in seeds.Skip(1))
            first.CheckSamePictures(other);
        var means = new float[first.Count, first.Labels.Count];
        for (int i = 0; i < first.Count; i++)
        {
            for (int j = 0; j < first.Labels.Count; j++)
            {
                (int picture, int label) = (i, j);
                means[i, j] = (float)seeds.Average(seed => (double)seed.Probabilities[picture, label]);
            }
        }

        return first.WithProbabilities(means);
    }
}
