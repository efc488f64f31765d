namespace FerLib.Datasets;

/// <summary>How samples are divided into training, validation and test.</summary>
public enum SplitProtocol
{
    /// <summary>No subject is in two parts: what an honest accuracy on unknown faces needs. The default.</summary>
    SubjectIndependent,

    /// <summary>"paper: random": pictures drawn at random within each class, so that one face can be in all three parts.</summary>
    PaperRandom,
}
