namespace FerLib.Evaluation;

/// <summary>What the clustered interval draws as a whole, and so what an accuracy speaks for.</summary>
public enum ClusterUnit
{
    /// <summary>Subjects: speaks for new subjects.</summary>
    Subject,

    /// <summary>Clips: speaks for new clips of the same subjects, not for new subjects.</summary>
    Clip,

    /// <summary>Single pictures, where there are neither enough subjects nor clips: speaks for new pictures of the same subjects.</summary>
    Picture,
}
