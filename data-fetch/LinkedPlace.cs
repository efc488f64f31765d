using FerLib.Datasets;

namespace DataFetch;

/// <summary>A link in the data home where something is written: the data home itself may be one, what is in it may not.</summary>
internal static class LinkedPlace
{
    /// <summary>Refuses a link, whether or not there is anything where it leads.</summary>
    /// <exception cref="DatasetException">There is one.</exception>
    public static void Refuse(string place)
    {
        if (new FileInfo(place).LinkTarget is { } target)
        {
            throw new DatasetException(
                $"{OneLine.Of(place)} is a link to {OneLine.Of(target)}; only the data home itself is written to. Remove the link, or choose another data home with --data-home.");
        }
    }
}
