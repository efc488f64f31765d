namespace FerLib.Datasets.Prepared;

/// <summary>What preparing a data set came to.</summary>
/// <param name="File">The file that holds the pictures, whole.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Pictures">Pictures in it.</param>
/// <param name="Decoded">Pictures that were decoded for it now; the others were there already.</param>
/// <param name="Damaged">Pictures that could not be decoded, with reasons; those that another run found are not named again.</param>
public sealed record PreparationResult(string File, long Bytes, int Pictures, int Decoded, IReadOnlyList<QuarantinedFile> Damaged);
