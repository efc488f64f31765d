using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class PictureTensorsJoinTests
{
    private const int Size = 4;

    [Fact]
    public void Join_TwoSets_HasTheBytesOfEachPicture()
    {
        PictureTensors one = Of("one", noise: 10), two = Of("two", noise: 60);
        PictureTensors joined = PictureTensors.Join([two, one]);
        Assert.Equal(one.Count + two.Count, joined.Count);
        Assert.Equal("two + one", joined.Manifest.Name);
        for (int i = 0; i < joined.Count; i++)
        {
            Sample sample = joined.SampleOf(i);
            PictureTensors own = sample.Path.StartsWith("one/", StringComparison.Ordinal) ? one : two;
            int place = own.Manifest.Samples.Index().Single(pair => $"{own.Manifest.Name}/{pair.Item.Path}" == sample.Path).Index;
            Assert.Equal(own.Planes(place).ToArray(), joined.Planes(i).ToArray());
            Assert.Equal(own.Manifest.Labels[own.Truth[place]], joined.Manifest.Labels[joined.Truth[i]]);
        }

        PictureTensors taken = joined.Take([5, 0]);
        Assert.Equal(joined.Planes(5).ToArray(), taken.Planes(0).ToArray());
        Assert.Equal(joined.Planes(0).ToArray(), taken.Planes(1).ToArray());
    }

    [Fact]
    public void Join_ASetOfItsOwnLabels_IsCountedOverTheLabelsOfAll()
    {
        PictureTensors joined = PictureTensors.Join([Of("one", classes: 1), Of("two", classes: 3)]);
        Assert.Equal(MadeUpPictures.Labels, joined.Manifest.Labels);
        Assert.Equal([4, 2, 2], Enumerable.Range(0, 3).Select(label => joined.Truth.Count(truth => truth == label)));
    }

    [Fact]
    public void Join_Color_IsThereIfAnySetHasIt()
    {
        Assert.True(PictureTensors.Join([Of("one"), Of("two")]).IsColorless);
        PictureTensors joined = PictureTensors.Join([Of("one"), Of("two", isColorless: false)]);
        Assert.False(joined.IsColorless);
        Assert.True(joined.Take([0, 1]).IsColorless);
    }

    [Fact]
    public void Join_FilesThatCouldNotBeDecoded_NameTheirSet() => Assert.Equal(
        ["one/broken.png", "two/broken.png"], PictureTensors.Join([Of("one"), Of("two")]).Quarantine.Select(file => file.Path));

    [Fact]
    public void Join_PlanesInAFile_AreReadWhenTheyAreWanted()
    {
        PictureTensors memory = Of("memory"), file = Of("file", isStreamed: true);
        PictureTensors joined = PictureTensors.Join([memory, file]);
        Assert.True(joined.IsStreamed);
        byte[] room = new byte[joined.RoomFor(1)];
        Assert.Equal(file.Planes(0).ToArray(), joined.Planes(0, room).ToArray());
        Assert.Equal(memory.Planes(0).ToArray(), joined.Planes(file.Count, room).ToArray());
        Assert.True(joined.Take([file.Count]).Count == 1 && !joined.Take([file.Count]).IsStreamed);
    }

    [Fact]
    public void Join_PicturesThatDoNotFit_AreRefused()
    {
        PictureTensors one = Of("one");
        Assert.Contains("Load them alike", Assert.Throws<ArgumentException>(() => PictureTensors.Join([one, Of("two", size: 5)])).Message, StringComparison.Ordinal);
        Assert.Contains("Load them alike", Assert.Throws<ArgumentException>(() => PictureTensors.Join([one, Of("two", channels: InputChannels.Green)])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "two: expected all of its 4 pictures, got 1", Assert.Throws<ArgumentException>(() => PictureTensors.Join([one, Of("two").Take([0])])).Message, StringComparison.Ordinal);
        Assert.Contains("different names", Assert.Throws<DatasetException>(() => PictureTensors.Join([one, Of("one")])).Message, StringComparison.Ordinal);
    }

    private static PictureTensors Of(
        string name, int classes = 2, int size = Size, int noise = 60, bool isColorless = true, bool isStreamed = false, InputChannels channels = InputChannels.Intensity)
    {
        Manifest manifest = MadeUpPictures.Manifest(2, classes, 1, name: name);
        PictureTensors drawn = MadeUpPictures.Tensors(manifest, size, noise);
        byte[][] planes = [.. Enumerable.Range(0, drawn.Count).Select(i => drawn.Planes(i).ToArray())];
        return new PictureTensors(
            manifest, [.. drawn.Indices], new InputShape(1, size, size), channels, isStreamed ? new CopiedPlanes(planes, null) : new CopiedPlanes(planes, planes),
            [.. planes.Select(_ => isColorless)], [new QuarantinedFile("broken.png", "it is broken")]);
    }

    /// <summary>Planes that come into the caller's memory, as from a file, unless they are held.</summary>
    private sealed class CopiedPlanes(byte[][] planes, byte[][]? held) : IPlanes
    {
        public int Count => planes.Length;

        public bool IsStreamed => held is null;

        public ReadOnlySpan<byte> Of(int picture, Span<byte> room)
        {
            if (held is not null)
                return held[picture];
            planes[picture].CopyTo(room);
            return room[..planes[picture].Length];
        }

        public IPlanes Take(int[] pictures) => new CopiedPlanes(Array.ConvertAll(pictures, picture => planes[picture]), held is null ? null : Array.ConvertAll(pictures, picture => held[picture]));
    }
}
