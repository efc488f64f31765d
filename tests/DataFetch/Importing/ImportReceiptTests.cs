using DataFetch.Importing;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch.Importing;

public sealed class ImportReceiptTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void WriteThenRead_NamesOfEveryKind_GivesTheSameReceiptInOrder()
    {
        using var home = new TemporaryFolder();
        var receipt = new ImportReceipt("jaffe", "jaffe.zip", 12, new string('b', 64), null)
        {
            Files = [new("z/with blank.tiff", Hash), new("a\nline\\n\r.tiff", Hash), new("a/KA.AN1.39.tiff", new string('c', 64))],
        };
        receipt.Write(home.Path);
        ImportReceipt read = ImportReceipt.Read(home.Path, "jaffe")!;
        Assert.Equal(receipt with { Files = read.Files }, read);
        Assert.Equal(receipt.Files.OrderBy(file => file.Path, StringComparer.Ordinal), read.Files);
        Assert.Equal(
            $"\\{Hash}  a\\nline\\\\n\\r.tiff\n{new string('c', 64)}  a/KA.AN1.39.tiff\n{Hash}  z/with blank.tiff\n",
            File.ReadAllText(home.At("receipts/jaffe.sha256")));
    }

    [Theory]
    [InlineData("json", "{")]
    [InlineData("sha256", "abc  file\n")]
    public void Read_NoneOrDamaged_IsNull(string extension, string content)
    {
        using var home = new TemporaryFolder();
        Assert.Null(ImportReceipt.Read(home.Path, "ferg"));
        new ImportReceipt("ferg", "x.zip", 1, Hash, null) { Files = [new("a", Hash)] }.Write(home.Path);
        Assert.NotNull(ImportReceipt.Read(home.Path, "ferg"));
        File.WriteAllText(home.At($"receipts/ferg.{extension}"), content);
        Assert.Null(ImportReceipt.Read(home.Path, "ferg"));
    }
}
