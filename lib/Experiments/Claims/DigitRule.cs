namespace FerLib.Experiments.Claims;

/// <summary>How a share became the digits that are printed.</summary>
public enum DigitRule
{
    /// <summary>Rounded to the nearest, a half up.</summary>
    RoundedHalfUp,

    /// <summary>Cut off behind the last printed digit.</summary>
    CutOff,
}
