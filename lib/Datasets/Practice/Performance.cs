namespace FerLib.Datasets.Practice;

/// <summary>How an expression plays over a clip.</summary>
internal static class Performance
{
    /// <summary>The action units at a moment: the expression rises from about 70 %, holds and falls a little.</summary>
    /// <param name="apex">The units at full intensity.</param>
    /// <param name="peak">The intensity that this clip reaches, 0..1.</param>
    /// <param name="time">0..1 through the clip.</param>
    /// <param name="choice">0..1, drawn per clip: when the peak comes, and what a face at rest does.</param>
    public static ActionUnits At(ActionUnits apex, double peak, double time, double choice)
    {
        double crest = 0.45 + 0.25 * choice;
        double away = time < crest ? (crest - time) / crest : (time - crest) / (1 - crest);
        double fall = time < crest ? 0.30 : 0.20;
        ActionUnits units = apex.Times(peak * (1 - fall * away * away));
        if (apex != ActionUnits.None && apex.ToString() != ActionUnits.None.ToString())
            return units;
        // Nobody's face is quite still: lids move, lips press or curl a little.
        return units.With(43, 0.18 * choice * (1 - away)).With(choice < 0.5 ? 24 : 25, 0.12 * (1 - choice)).With(12, 0.08 * time);
    }
}
