namespace FerLib.Datasets.Practice;

/// <summary>What hides a part of a practice face.</summary>
public enum PracticeCover
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Dark glasses before the eyes.</summary>
    DarkGlasses,

    /// <summary>A scarf before mouth and chin.</summary>
    Scarf,
}
