using FerLib.Reports;

namespace FerLib.Notebooks;

/// <content>What a model is, how it did, and where it must not be believed.</content>
public static partial class Show
{
    /// <summary>The card of a model.</summary>
    /// <param name="facts">What is known and measured.</param>
    /// <exception cref="ArgumentException">The facts are not of one model.</exception>
    public static ModelCard ModelCard(ModelCardFacts facts) => Reports.ModelCard.Of(facts);

    /// <summary>Writes a card as HTML, Markdown and CSV, and says where; writes nothing where no folder is named.</summary>
    /// <param name="card">The card.</param>
    /// <param name="folder">The folder, from where the command was typed; may be empty.</param>
    /// <param name="name">The files' name without ending.</param>
    public static Words Export(ModelCard card, string folder, string name)
    {
        ArgumentNullException.ThrowIfNull(card);
        return Export(card.Save, "card", folder, name);
    }
}
