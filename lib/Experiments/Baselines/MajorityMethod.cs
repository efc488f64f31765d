using FerLib.Experiments.Claims;
using FerLib.Training;

namespace FerLib.Experiments.Baselines;

/// <summary>Looks at no picture: every probability is the share of the class among the training pictures.</summary>
/// <remarks>Its answer, the class of the highest probability and the first of them on a tie, is the one of <see cref="Evaluation.MajorityBaseline"/>.</remarks>
internal sealed class MajorityMethod : FittedMethod
{
    private readonly float[] _shares;

    public MajorityMethod(PictureTensors training)
        : base(ComparedMethods.Majority, training)
    {
        _shares = new float[Labels.Count];
        foreach ((int label, int count) in training.Truth.CountBy(label => label))
            _shares[label] = (float)count / training.Count;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => ["The probabilities are the shares of the classes among the training pictures."];

    private protected override float[,] ProbabilitiesOf(PictureTensors pictures, CancellationToken token)
    {
        float[,] probabilities = new float[pictures.Count, _shares.Length];
        for (int i = 0; i < pictures.Count; i++)
        {
            for (int k = 0; k < _shares.Length; k++)
                probabilities[i, k] = _shares[k];
        }

        return probabilities;
    }
}
