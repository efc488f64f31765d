using System.Runtime.CompilerServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>How a tile hands over the sums of a row, the same for every tile.</summary>
internal static unsafe class TileOutput<TOperations, TVector>
    where TOperations : struct, IVectorOperations<TVector>
    where TVector : unmanaged
{
    /// <summary>Writes the two vectors of a row: added to what is there, or with the bias, or as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileArguments* tile, int row, TVector left, TVector right)
    {
        float* output = (float*)tile->Outputs[row];
        if (tile->Accumulate)
        {
            left = TOperations.Add(TOperations.Load(output), left);
            right = TOperations.Add(TOperations.Load(output + TOperations.Width), right);
        }
        else if (tile->Bias != null)
        {
            left = TOperations.Add(TOperations.Load(tile->Bias), left);
            right = TOperations.Add(TOperations.Load(tile->Bias + TOperations.Width), right);
        }

        TOperations.Store(output, left);
        TOperations.Store(output + TOperations.Width, right);
    }
}
