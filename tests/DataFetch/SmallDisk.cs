using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace FerLib.Tests.DataFetch;

/// <summary>A disk of a few hundred kilobytes, mounted on a folder until it is disposed of; the test is skipped where none can be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    /// <param name="folder">The folder; made if it does not exist.</param>
    /// <param name="size">Its size as mount takes it: "256k".</param>
    public SmallDisk(string folder, string size)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The small disk is Linux's tmpfs.");
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder), "Only root may mount a small disk.");
    }

    public void Dispose() => Run("umount", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
