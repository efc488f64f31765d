namespace FerLib.Experiments.Claims;

/// <summary>What was counted when an accuracy was taken.</summary>
public enum TestUnit
{
    /// <summary>Photographs, one answer each: total = n.</summary>
    Photographs,

    /// <summary>Whole photographs are drawn for the test, and each is unfolded into four channel images, one answer each: total = 4 n.</summary>
    UnfoldedPhotographs,

    /// <summary>All photographs are unfolded first, and single channel images are drawn: total near the test share of 4 N.</summary>
    ChannelImages,
}
