namespace DataFetch.Archives;

/// <summary>What an archive or folder holds.</summary>
/// <param name="Files">Files, without litter.</param>
/// <param name="Bytes">Their bytes, as stated.</param>
/// <param name="DiskBytes">Their bytes in whole blocks of a disk.</param>
/// <param name="Litter">Files that are left out because they are litter.</param>
internal sealed record PackageContents(int Files, long Bytes, long DiskBytes, int Litter);
