namespace FerLib.Evaluation;

/// <summary>How well one class is told from the others.</summary>
/// <param name="Label">The class.</param>
/// <param name="Precision">Hits among the pictures that were given this class, 0..1; NaN when no picture was given it.</param>
/// <param name="Recall">Hits among the pictures of this class, 0..1; NaN when there are none.</param>
/// <param name="F1">2 TP / (2 TP + FP + FN), 0..1; NaN when there are no pictures of the class and none was given it.</param>
/// <param name="Support">Pictures of this class.</param>
public sealed record ClassScores(string Label, double Precision, double Recall, double F1, int Support);
