namespace FerLib.Datasets;

/// <summary>How samples are divided into training, validation and test.</summary>
public enum SplitProtocol
{
    /// <summary>No subject is in two parts: what an honest accuracy on unknown faces needs. The default.</summary>
    SubjectIndependent,

    /// <summary>"paper: random": pictures drawn at random within each class, so that one face can be in all three parts.</summary>
    PaperRandom,

    /// <summary>
    /// "paper: random over unfolded channel images": each picture is unfolded into red, green, blue and intensity first, and these are
    /// drawn at random, so that one photograph can be in all three parts. What the paper most likely did.
    /// </summary>
    PaperRandomUnfolded,

    /// <summary>One subject (person or drawn character) is the test part, the others train and validate.</summary>
    LeaveOneSubjectOut,

    /// <summary>Subjects are dealt into k folds; each fold is the test part once.</summary>
    GroupKFold,

    /// <summary>
    /// The clips of each subject and expression, in the order of their numbers, are cut into three blocks. No clip is in two parts; the
    /// faces of the test part are known, which the protocol's name says.
    /// </summary>
    ContiguousBlocks,

    /// <summary>The parts that the data set's owners publish.</summary>
    Official,

    /// <summary>
    /// As <see cref="PaperRandom"/>, dealt into k folds: each picture is tested once, so that the very same pictures can be compared with
    /// <see cref="GroupKFold"/>.
    /// </summary>
    RandomKFold,
}
