using FerLib.Datasets;
using FerLib.NeuralNetworks;

namespace FerLib.Experiments.Claims;

/// <summary>What the paper states, as data: claims, tables, the figures it cites, what it announces.</summary>
/// <remarks>
/// G. Gilanie et al., "A robust convolutional neural network-based approach for human emotion classification: cross-dataset validation and
/// generalization", 2025, doi 10.5281/zenodo.15267426. A printed value is never a target for a run. <c>with</c> makes a paper that prints
/// something else, to see which finding depends on what.
/// </remarks>
public sealed partial record PublishedPaper
{
    /// <summary>The title.</summary>
    public required PaperQuote Title { get; init; }

    /// <summary>The claims C1..C10.</summary>
    public required IReadOnlyList<PaperClaim> Claims { get; init; }

    /// <summary>The data sets of Table 1, each with its printed row (<see cref="DataSetDescription.PrintedInPaper"/>).</summary>
    public required IReadOnlyList<DataSetDescription> DataSets { get; init; }

    /// <summary>The layer table, the second "Table 1".</summary>
    public required IReadOnlyList<PrintedLayer> Layers { get; init; }

    /// <summary>The nine experiments of Table 2.</summary>
    public required IReadOnlyList<PublishedExperiment> Experiments { get; init; }

    /// <summary>The figures of Table 3, the paper's own last.</summary>
    public required IReadOnlyList<PublishedFigure> Comparison { get; init; }

    /// <summary>The figures of other works that the text cites.</summary>
    public required IReadOnlyList<PublishedFigure> Cited { get; init; }

    /// <summary>What the paper leaves to future work.</summary>
    public required IReadOnlyList<PaperQuote> FutureWork { get; init; }

    /// <summary>Where the paper speaks of topics that its claims name.</summary>
    public required IReadOnlyList<PaperMention> Mentions { get; init; }

    /// <summary>Single statements that others are held against, by a name.</summary>
    public required IReadOnlyDictionary<string, PaperQuote> Statements { get; init; }

    /// <summary>The paper's own figure in Table 3.</summary>
    public PublishedFigure Own => Comparison.Single(figure => figure.Work == PublishedFigure.Proposed);

    /// <summary>A claim by its number.</summary>
    /// <exception cref="ArgumentException">There is no claim of that number.</exception>
    public PaperClaim Claim(string number) => Claims.FirstOrDefault(claim => claim.Number == number)
        ?? throw new ArgumentException(
            $"The paper's claims are {string.Join(", ", Claims.Select(claim => claim.Number))}; there is no {number}.", nameof(number));
}
