using System.Runtime.ExceptionServices;

namespace FerLib.Datasets;

/// <summary>The errors of loops on several threads as those of a plain loop.</summary>
internal static class OneError
{
    /// <summary>Runs a loop of <see cref="Parallel"/>; what goes wrong in it, the first of several errors, is thrown as it was.</summary>
    public static void Of(Action loop)
    {
        try
        {
            loop();
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }
}
