namespace FerLib.Datasets.Practice;

/// <summary>How a practice face wears its hair.</summary>
public enum PracticeHair
{
    /// <summary>No hair.</summary>
    None,

    /// <summary>Cut short, straight hairline.</summary>
    Cropped,

    /// <summary>Short sides and volume on top.</summary>
    Quiff,

    /// <summary>Parted on one side, chin length.</summary>
    Bob,

    /// <summary>Parted in the middle, over the shoulders.</summary>
    Flowing,

    /// <summary>Combed back into a bun.</summary>
    Bun,

    /// <summary>Round and curly.</summary>
    Curly,

    /// <summary>A fringe across the forehead.</summary>
    Fringe,
}
