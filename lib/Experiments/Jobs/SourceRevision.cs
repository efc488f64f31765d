using System.Reflection;

namespace FerLib.Experiments.Jobs;

/// <summary>Which version of the code this is.</summary>
public static class SourceRevision
{
    private const int Digits = 12;

    /// <summary>What stands where nobody knows.</summary>
    public const string Unknown = "unknown";

    /// <summary>The commit that the library was compiled at, 12 digits; <see cref="Unknown"/> outside a git checkout. It does not tell of changes that are not committed.</summary>
    public static string Current { get; } = Of(typeof(SourceRevision).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    /// <summary>"1.0.0+c21acc93a726..." is c21acc93a726.</summary>
    internal static string Of(string? version)
    {
        string commit = version?.IndexOf('+') is >= 0 and int plus ? version[(plus + 1)..] : "";
        return commit.Length >= Digits ? commit[..Digits] : Unknown;
    }
}
