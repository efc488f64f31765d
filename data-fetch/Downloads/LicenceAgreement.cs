using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DataFetch.Commands;
using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <summary>Accepting a licence is the user's act: asked once for each set and text, and recorded in the data home.</summary>
internal sealed class LicenceAgreement(CommandHost host, string dataHome, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };
    private readonly string _file = Path.Combine(dataHome, "licences.json");

    /// <summary>Shows licence and citation and asks, unless the same licence was accepted before.</summary>
    /// <param name="set">The set.</param>
    /// <param name="accepts">Whether the command line already accepts it.</param>
    /// <param name="token">Ends the waiting for another process that records.</param>
    /// <exception cref="DatasetException">It is not accepted, nobody is there to ask, or a link lies where it is recorded.</exception>
    public async Task RequireAsync(DataSetDescription set, bool accepts, CancellationToken token)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(set.Licence)));
        if (Recorded().Any(one => one.Set == set.Name && one.LicenceSha256 == hash))
            return;
        host.Screen.Wrapped(0, $"{set.Title}. Licence: {set.Licence}");
        host.Screen.Wrapped(0, $"Cite: {set.Citation}");
        if (!accepts)
            Ask(set);
        foreach (string place in (string[])[_file, _file + WholeFile.Partial])
            LinkedPlace.Refuse(place);
        using FolderClaim claim = await Task.Run(() => FolderClaim.Take(_file, () => { }, token), token);
        Record(new AcceptedLicence(set.Name, hash, clock.GetUtcNow().UtcDateTime));
    }

    private void Ask(DataSetDescription set)
    {
        host.Screen.Output.Write("Do you accept? [y/N] ");
        host.Screen.Output.Flush();
        string? answer = host.Input.ReadLine();
        if (answer is null)
        {
            host.Screen.Line();
            throw new DatasetException($"{set.Name}: nobody is there to accept the licence. Run the command in a terminal, or add --yes if you accept it.");
        }

        if (answer.Trim().ToLowerInvariant() is not ("y" or "yes"))
            throw new DatasetException($"{set.Name}: the licence is not accepted, so nothing was downloaded.");
    }

    private List<AcceptedLicence> Recorded()
    {
        try
        {
            return File.Exists(_file) ? JsonSerializer.Deserialize<List<AcceptedLicence>>(File.ReadAllBytes(_file)) ?? [] : [];
        }
        catch (JsonException)
        {
            // Nothing readable was accepted: it is asked again.
            return [];
        }
    }

    private void Record(AcceptedLicence accepted)
    {
        List<AcceptedLicence> all = [.. Recorded().Where(one => one.Set != accepted.Set), accepted];
        WholeFile.Write(_file, JsonSerializer.SerializeToUtf8Bytes(all, Json));
    }
}
