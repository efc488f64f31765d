using DataFetch.Importing;

namespace FerLib.Tests.DataFetch.Importing;

/// <summary>A disk that is full, or that ends an import between two steps.</summary>
internal sealed class DiskDouble : ImportDisk
{
    /// <summary>What it says is free; null for nothing.</summary>
    public long? Free { get; init; }

    /// <summary>Called before each file with its number from 0.</summary>
    public Action<int> BeforeCreate { get; init; } = _ => { };

    /// <summary>Called before and after each renaming of a folder, with the number of the call from 0.</summary>
    public Action<int> AroundMove { get; init; } = _ => { };

    /// <summary>Files made.</summary>
    public int Created { get; private set; }

    /// <summary>Calls of <see cref="AroundMove"/>.</summary>
    public int Moves { get; private set; }

    public override long? FreeBytes(string folder) => Free;

    public override Stream Create(string file)
    {
        BeforeCreate(Created++);
        return base.Create(file);
    }

    public override void Move(string from, string to)
    {
        AroundMove(Moves++);
        base.Move(from, to);
        AroundMove(Moves++);
    }
}
