namespace FerLib.Datasets.Practice;

/// <summary>What a picture's exposure is brought to, whatever the expression: the expression must not show in it.</summary>
/// <param name="Mean">The mean of every channel, 0..1.</param>
/// <param name="BalanceX">Where the middle of the brightness is, as a part of the width from the middle: -0.5..0.5.</param>
/// <param name="BalanceY">The same from top to bottom.</param>
/// <param name="Deviation">The standard deviation of the intensity, 0..1.</param>
internal readonly record struct Exposure(Rgb Mean, float BalanceX, float BalanceY, float Deviation);
