using System.Buffers.Binary;
using System.Text;
using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class SafetensorsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("safetensors").FullName;

    private string FilePath => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_TypedOutCase_GivesTheFormatsBytes()
    {
        Safetensors.Write(FilePath, new NamedState([new NamedTensor("a", [1, 2], [1, -2])]), new Dictionary<string, string> { ["size"] = "64" });
        const string Header = """{"__metadata__":{"size":"64"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""";
        string padded = Header.PadRight((Header.Length + 7) / 8 * 8);
        byte[] expected = [(byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(padded), 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0];
        Assert.Equal(expected, File.ReadAllBytes(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Read_AfterWrite_GivesBackEverything()
    {
        NamedTensor[] tensors =
        [
            new("convolution1.weight", [2, 1, 1, 2], [1.5f, float.MinValue, float.Epsilon, -0f]), new("steps", [], [7]), new("empty", [0, 3], []),
        ];
        var metadata = new Dictionary<string, string> { ["labels"] = "[\"anger\",\"Ärger\"]", ["protocol"] = "subject-independent" };
        Safetensors.Write(FilePath, new NamedState(tensors), metadata);
        SafetensorsFile file = Safetensors.Read(FilePath);
        Assert.Equal(metadata, file.Metadata);
        Assert.Equal(tensors.Length, file.State.Count);
        foreach (NamedTensor tensor in tensors)
        {
            Assert.Equal(tensor.Shape, file.State[tensor.Name].Shape);
            Assert.Equal(tensor.Values, file.State[tensor.Name].Values);
        }
    }

    [Fact]
    public void Read_EveryTruncation_IsRefusedByName()
    {
        Safetensors.Write(FilePath, new NamedState([new NamedTensor("a", [2], [1, 2])]), new Dictionary<string, string>());
        byte[] whole = File.ReadAllBytes(FilePath);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(FilePath));
            Assert.StartsWith("weights.safetensors: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,8]}}""", "dtype is F16, expected F32")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "8 bytes for shape (3), expected 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "begins at 4, expected 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "4 bytes follow the last tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "ends at 16, but the file has 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "-2 is not a whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""", "expected ")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "expected dtype, shape and two data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "named a")]
    [InlineData("""{"__metadata__":{"size":64},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "")]
    [InlineData("""[1]""", "")]
    [InlineData("""{"a":""", "")]
    public void Read_MalformedHeader_SaysWhatIsWrong(string header, string reason)
    {
        var bytes = new byte[8 + header.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        Encoding.ASCII.GetBytes(header).CopyTo(bytes, 8);
        File.WriteAllBytes(FilePath, bytes);
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(FilePath));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
