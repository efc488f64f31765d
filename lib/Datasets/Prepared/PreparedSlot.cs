namespace FerLib.Datasets.Prepared;

/// <summary>What is in the slot of a prepared picture.</summary>
[Flags]
internal enum PreparedSlot : byte
{
    /// <summary>Nothing yet, or not all of it.</summary>
    Empty = 0,

    /// <summary>The picture's planes.</summary>
    Picture = 1,

    /// <summary>With <see cref="Picture"/>: it has no color.</summary>
    Colorless = 2,

    /// <summary>Zeros: the picture could not be decoded. Whoever wants to know why opens it again.</summary>
    Damaged = 4,
}
