using System.Globalization;
using FerLib.Datasets;
using FerLib.Datasets.Practice;

namespace FerLib.Notebooks;

/// <content>Looking into the files of data sets.</content>
public static partial class Workbook
{
    /// <summary>Opens the pictures of a data set, with progress; of a large one a part, which its survey says.</summary>
    /// <param name="manifest">The data set.</param>
    /// <exception cref="DatasetException">None of the pictures can be decoded; the message names the first reason.</exception>
    public static PictureSurvey Survey(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var progress = new LiveProgress();
        PictureSurvey survey = PictureSurvey.Of(manifest, progress: progress.For<(int Done, int Total)>(at => new ProgressState(
            string.Create(CultureInfo.InvariantCulture, $"{manifest.Name}: picture {at.Done} of {at.Total} opened"), at.Done / (double)at.Total)));
        progress.Done(string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.Name}: {survey.Pictures.Count + survey.Damaged.Count} of {manifest.Samples.Count} pictures opened"));
        return survey;
    }

    /// <summary>Reads and opens a small made-up folder in which most files are wrong in some way; it is gone afterwards.</summary>
    /// <exception cref="DatasetException">The folder for temporary files cannot be written.</exception>
    public static PictureSurvey SurveyOfMistakes()
    {
        string folder = Directory.CreateTempSubdirectory("ferlib-mistakes-").FullName;
        try
        {
            FolderWithMistakes.Make(folder);
            var options = new ReaderOptions
            {
                DisplayName = "a folder with mistakes",
                IsPractice = true,
                ClipLength = PracticeDataSets.FramesPerClip,
            };
            return PictureSurvey.Of(new FergReader().Read(folder, options));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
