namespace FerLib.Tests;

/// <summary>The program that runs assemblies, for tests that start a process of their own.</summary>
internal static class DotnetHost
{
    /// <summary>The one that runs this process, or the one on the path where the tests have a program of their own.</summary>
    public static string Program =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
}
