using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Tests.Training;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class ManifestJoinTests
{
    [Fact]
    public void Join_TwoSets_KeepsSubjectsAndClipsOfOneNameApart()
    {
        Manifest joined = Manifest.Join([Of("b"), Of("a", clip: "c1")]);
        Assert.Equal("b + a", joined.Name);
        Assert.Equal(["a/x.png", "b/x.png"], joined.Samples.Select(sample => sample.Path));
        Assert.Equal(["a/s", "b/s"], joined.Subjects);
        Assert.Equal(["a/c1", null], joined.Samples.Select(sample => sample.Clip));
        Assert.Equal(["a/broken.png", "b/broken.png"], joined.Quarantine.Select(file => file.Path));
        Assert.Equal(["b: a note", "a: a note"], joined.Notes);
        Assert.False(joined.PicturesAreFiles);
    }

    [Fact]
    public void Join_Facts_AreThoseOfTheWeakest()
    {
        Assert.False(Manifest.Join([Of("a"), Of("b")]).IsPractice);
        Assert.True(Manifest.Join([Of("a"), Of("b", isPractice: true)]).IsPractice);
        Assert.True(Manifest.Join([Of("a"), Of("b")]).NamesSubjects);
        Manifest unnamed = Manifest.Join([Of("a"), Of("b", namesSubjects: false)]);
        Assert.False(unnamed.NamesSubjects);
        Assert.Empty(unnamed.Subjects);
        Assert.Equal(["anger", "happiness"], Manifest.Join([Of("a", label: "happiness"), Of("b", label: "anger")]).Labels);
    }

    [Fact]
    public void Join_AnyOrder_HasTheSameSamples() => Assert.Equal(Manifest.Join([Of("a"), Of("b")]).Hash, Manifest.Join([Of("b"), Of("a")]).Hash);

    [Fact]
    public void Join_TwoSetsOfOneName_IsRefused()
    {
        string message = Assert.Throws<DatasetException>(() => Manifest.Join([Of("a"), Of("b"), Of("a")])).Message;
        Assert.Contains("different names to join, got a, b, a. Rename", message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => Manifest.Join([]));
    }

    [Fact]
    public void Load_AJoinedPicture_IsThatOfItsOwnSet()
    {
        using var folder = new TemporaryFolder();
        Manifest one = Written(folder, "one", noise: 10), two = Written(folder, "two", noise: 60);
        Manifest joined = Manifest.Join([one, two.Unfolded()]);
        Assert.Equal(one.Samples.Count + 4 * two.Samples.Count, joined.Samples.Count);
        Assert.Equal(one.Load(one.Samples[1]).Pixels, joined.Load(joined.Samples.Single(sample => sample.Path == $"one/{one.Samples[1].Path}")).Pixels);
        Sample green = joined.Samples.Single(sample => sample.Path == $"two/{two.Samples[1].Path}/green");
        Assert.Equal(two.Load(two.Samples[1]).Pixels, joined.Load(green).Pixels);
        Assert.Equal($"two/{two.Samples[1].Path}", green.Photograph);
        // Fewer samples are still those of their sets.
        Assert.Equal(
            one.Load(one.Samples[0]).Pixels, joined.Where(sample => sample.Path.StartsWith("one/", StringComparison.Ordinal), "one alone").Load(joined.Samples[0]).Pixels);
        File.Delete(one.FileOf(one.Samples[1]));
        Assert.Throws<ImageFormatException>(() => joined.Load(joined.Samples[1]));
    }

    private static Manifest Written(TemporaryFolder folder, string name, int noise)
    {
        Manifest manifest = MadeUpPictures.Manifest(2, 2, 1, folder.At(name), name);
        MadeUpPictures.Write(manifest, 4, noise);
        return manifest;
    }

    private static Manifest Of(string name, string label = "anger", string? clip = null, bool isPractice = false, bool namesSubjects = true) => new(
        name, "nowhere", isPractice, [new Sample { Path = "x.png", Label = label, Subject = "s", Clip = clip }], [new QuarantinedFile("broken.png", "it is broken")])
    {
        NamesSubjects = namesSubjects,
        Notes = ["a note"],
    };
}
