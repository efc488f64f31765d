namespace FerLib.Datasets.Practice;

/// <summary>Whether a head is seen from the side.</summary>
public enum PracticeProfile
{
    /// <summary>From the front, turned by <see cref="PracticeView.Yaw"/>.</summary>
    None,

    /// <summary>The left side of the face: the nose points to the picture's left.</summary>
    Left,

    /// <summary>The right side of the face: the nose points to the picture's right.</summary>
    Right,
}
