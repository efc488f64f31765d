namespace FerLib.Tests.Datasets;

/// <content>KDEF.</content>
internal static partial class PublishedNames
{
    /// <summary>The published files that are all black.</summary>
    public static IReadOnlyList<string> KdefBlack { get; } =
        ["AF01SUFR", "AF10AFFR", "AF11NEHL", "AF20DIHL", "AM25DIFL", "AM34DIFR", "BF13NEHR", "BM21DIFL", "BM22DIHL", "BM24DIFL"];

    private static readonly string[] KdefCodes = ["AF", "AN", "DI", "HA", "NE", "SA", "SU"];
    private static readonly string[] KdefAngles = ["FL", "HL", "S", "HR", "FR"];

    /// <summary>All 4,900 photographs: 140 folders of 35, two of them misnamed.</summary>
    public static IEnumerable<string> KdefFiles(string root = "KDEF_and_AKDEF/KDEF") =>
        from session in "AB"
        from gender in "FM"
        from id in Enumerable.Range(1, 35)
        from code in KdefCodes
        from angle in KdefAngles
        let person = $"{session}{gender}{id:00}"
        let name = $"{person}{code}{angle}"
        select $"{root}/{person}/{(name == "AF31SAHL" ? "AF31V" : name == "AM31SUHR" ? "AM31H" : name)}.JPG";

    /// <summary>The 70 averaged faces, one of them misnamed.</summary>
    public static IEnumerable<string> AkdefFiles(string root = "KDEF_and_AKDEF/AKDEF") =>
        from gender in "FM"
        from code in KdefCodes
        from angle in KdefAngles
        let name = $"{gender}{code}{angle}"
        select $"{root}/{(name == "FAFHR" ? "FAHR" : name)}.JPG";
}
