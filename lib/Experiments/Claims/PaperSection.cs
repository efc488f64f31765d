namespace FerLib.Experiments.Claims;

/// <summary>A part of the paper, in its order; the last is no part of it.</summary>
public enum PaperSection
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The abstract.</summary>
    Abstract,

    /// <summary>The introduction.</summary>
    Introduction,

    /// <summary>"1. Related work".</summary>
    RelatedWork,

    /// <summary>"3.1 Dataset", with the first Table 1.</summary>
    DataSets,

    /// <summary>"3.2. Preprocessing".</summary>
    Preprocessing,

    /// <summary>"2.3. The proposed CNN architecture", with the second Table 1, that of the layers.</summary>
    Architecture,

    /// <summary>"3. Results", the text.</summary>
    Results,

    /// <summary>Table 2: the nine experiments.</summary>
    Table2,

    /// <summary>Table 3: the comparison with other works.</summary>
    Table3,

    /// <summary>"4. Conclusions".</summary>
    Conclusions,

    /// <summary>"Compliance with Ethical Standards".</summary>
    Ethics,

    /// <summary>The list of references.</summary>
    References,

    /// <summary>What the owners of a data set publish: no part of the paper.</summary>
    OwnersOfTheData,
}
