namespace FerLib.Datasets;

/// <summary>The reader seam: a data set's folder to a manifest. Everything after it sees samples only.</summary>
public interface IDataSetReader
{
    /// <summary>The data set's short name, as a user types it: "ferg", "jaffe", "folder".</summary>
    string Name { get; }

    /// <summary>Reads a folder by its file names, or a table by its rows; pictures are not decoded.</summary>
    /// <param name="root">The folder, as the owners hand it out or one level above or below; for a set that is a table (FER2013), also its file.</param>
    /// <param name="options">Subject rule, whether the set is practice data.</param>
    /// <exception cref="DatasetException">The folder is missing, empty or holds another data set; the message says what to do.</exception>
    Manifest Read(string root, ReaderOptions options);
}
