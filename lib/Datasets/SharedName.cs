namespace FerLib.Datasets;

/// <summary>A subject or clip of which several parts of a split hold pictures.</summary>
/// <param name="Name">The subject's or clip's name.</param>
/// <param name="Training">Its pictures in the training part.</param>
/// <param name="Validation">Its pictures in the validation part.</param>
/// <param name="Test">Its pictures in the test part.</param>
public sealed record SharedName(string Name, int Training, int Validation, int Test);
