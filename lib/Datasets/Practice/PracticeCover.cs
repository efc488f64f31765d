namespace FerLib.Datasets.Practice;

/// <summary>What covers a part of a practice face.</summary>
public enum PracticeCover
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Dark glasses over the eyes.</summary>
    DarkGlasses,

    /// <summary>A scarf over nose and mouth.</summary>
    Scarf,

    /// <summary>A hand over the mouth.</summary>
    Hand,
}
