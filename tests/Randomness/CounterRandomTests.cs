using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Randomness;

public sealed class CounterRandomTests
{
    // Known answers of the Random123 distribution (kat_vectors, philox4x32, 10 rounds).
    [Theory]
    [InlineData(0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u,
        0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu,
        0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u,
        0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Philox_KnownCounters_GivesThePublishedWords(
        uint c0, uint c1, uint c2, uint c3, uint key0, uint key1, uint a, uint b, uint c, uint d) =>
        Assert.Equal((a, b, c, d), CounterRandom.Philox(c0, c1, c2, c3, key0, key1));

    [Fact]
    public void Constructor_SameSeedAndKey_SameSequence() => Assert.Equal(Draw(new(7, 3, 2)), Draw(new(7, 3, 2)));

    [Fact]
    public void Constructor_OtherSeedOrKeyOrOrder_OtherSequence()
    {
        uint[][] sequences = [Draw(new(7, 3, 2)), Draw(new(7, 2, 3)), Draw(new(8, 3, 2)), Draw(new(7, 3)), Draw(new(7, 3, 2, 0))];
        Assert.Equal(sequences.Length, sequences.Select(s => string.Join(' ', s)).Distinct().Count());
    }

    [Fact]
    public void NextInt32_ManyDraws_EveryValueComesAboutEquallyOften()
    {
        var random = new CounterRandom(1);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.NextInt32(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400)); // four standard deviations are 370
    }

    [Fact]
    public void NextNormal_ManyDraws_HasMeanZeroAndDeviationOne()
    {
        var random = new CounterRandom(2);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];
        Assert.InRange(draws.Average(), -0.015, 0.015);
        Assert.InRange(draws.Select(x => x * x).Average(), 0.98, 1.02);
    }

    [Fact]
    public void Shuffle_AnyItems_KeepsThemAll()
    {
        int[] items = [.. Enumerable.Range(0, 100)];
        new CounterRandom(3).Shuffle<int>(items);
        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }

    private static uint[] Draw(CounterRandom random) => [.. Enumerable.Range(0, 9).Select(_ => random.NextUInt32())];
}
