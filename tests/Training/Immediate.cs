namespace FerLib.Tests.Training;

/// <summary>Progress that is told at once, on the thread that reports; <see cref="Progress{T}"/> tells later, on another.</summary>
internal sealed class Immediate<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
