namespace DataFetch.Verification;

/// <summary>What is kept of a picture that was opened: never its pixels, so that memory does not grow with the set's pictures.</summary>
/// <param name="Width">Columns; 0 if it could not be decoded.</param>
/// <param name="Height">Rows; 0 if it could not be decoded.</param>
/// <param name="IsBlack">Whether it is all black.</param>
/// <param name="Hash">SHA-256 of its file, or of its pixels where it is a row of a table; null if the file cannot be read.</param>
/// <param name="Damage">Why it cannot be decoded, with the byte; null if it can.</param>
internal readonly record struct OpenedPicture(int Width, int Height, bool IsBlack, string? Hash, string? Damage);
