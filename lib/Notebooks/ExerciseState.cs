namespace FerLib.Notebooks;

/// <summary>How an answer to an exercise stands.</summary>
public enum ExerciseState
{
    /// <summary>There is no answer yet.</summary>
    NotTried,

    /// <summary>The answer is not the one that the library computes.</summary>
    Wrong,

    /// <summary>The answer is the library's, within the tolerance.</summary>
    Right,
}
