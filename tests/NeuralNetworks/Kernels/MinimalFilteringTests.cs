using FerLib.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Kernels;

/// <summary>The bookkeeping of minimal filtering, and with it the transforms: small whole numbers and halves of them are exact in float32.</summary>
public sealed class MinimalFilteringTests
{
    private const int Items = MinimalFiltering.Items;
    private const int Points = MinimalFiltering.Points;

    // The remarks' table for d = 3, 6, 4, 1, 5, 9, 2 and g = 2, 7, 1, 8, 4; its lines in the order of the items.
    private static readonly float[] Inputs = [3, 6, 4, 1, 5, 9, 2];
    private static readonly float[] Taps = [2, 7, 1, 8, 4];
    private static readonly float[] InputItems = [3 - 5, 4 + 5, 5 - 4, 4 - 2, 6 - 1, 1, 1 - 9];
    private static readonly float[] FilterItems = [2, 3.5f, 2.5f, 4, 7, 15, 8];
    private static readonly int[] PointsOfItems = [0, 1, 2, 3, 0, 1, 3];
    private static readonly float[] PointSums = [-2 * 2 + 5 * 7, 9 * 3.5f + 1 * 15, 1 * 2.5f, 2 * 4 - 8 * 8];

    public static TheoryData<string> Paths => KernelPaths.Supported;

    [Fact]
    public void WorkedExample_SevenProducts_GiveBothOutputs()
    {
        var sums = new float[Points];
        for (int item = 0; item < Items; item++)
            sums[PointsOfItems[item]] += InputItems[item] * FilterItems[item];
        Assert.Equal(PointSums, sums);
        float[] outputs = [sums[0] + sums[1] + sums[2], sums[1] - sums[2] - sums[3]];
        Assert.Equal(Outputs(), outputs);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void WorkedExample_InOneRow_IsWhatTheTransformsCompute(string path)
    {
        // Only the first row holds numbers: of the row items the window's first keeps them, the filter's second and third halve them.
        var transforms = new FilteringRun(KernelPaths.Of(path));
        float[] window = [.. Inputs, .. new float[42]], taps = [.. Taps, .. new float[20]];
        float[] rest = new float[42], halves = [.. FilterItems.Select(item => item / 2)];
        Assert.Equal([.. InputItems, .. rest], transforms.Input(_ => window)[0]);
        Assert.Equal([.. FilterItems, .. halves, .. halves, .. new float[28]], transforms.Filter(_ => taps, isTurned: false)[0]);

        float[] products = [.. PointSums, .. new float[12]], outputs = Outputs();
        Assert.Equal([outputs[0], outputs[1], 0, 0], transforms.Output(_ => products, Points, Points, 0)[0]);
    }

    [Fact]
    public void Slots_SortedByPoint_AreEveryPlaceOnceAndLieAtTheirPoint()
    {
        Assert.Equal(Enumerable.Range(0, MinimalFiltering.AllItems), MinimalFiltering.Slots.Order());
        for (int item = 0; item < MinimalFiltering.AllItems; item++)
        {
            int point = PointsOfItems[item / Items] * Points + PointsOfItems[item % Items];
            int place = MinimalFiltering.Slots[item] - MinimalFiltering.PointStarts[point];
            Assert.InRange(place, 0, MinimalFiltering.PointItems[point] - 1);
        }
    }

    [Fact]
    public void PointItems_OfAllPoints_AddUpToAllItems()
    {
        Assert.Equal([4, 4, 2, 4, 4, 4, 2, 4, 2, 2, 1, 2, 4, 4, 2, 4], MinimalFiltering.PointItems);
        Assert.Equal(49, MinimalFiltering.PointItems.Sum());
        for (int point = 1; point < MinimalFiltering.AllPoints; point++)
            Assert.Equal(MinimalFiltering.PointStarts[point - 1] + MinimalFiltering.PointItems[point - 1], MinimalFiltering.PointStarts[point]);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Output_OfAllPoints_EqualsTheConvolution(string path)
    {
        var transforms = new FilteringRun(KernelPaths.Of(path));
        float[][] windows = transforms.Numbers(49, 1), taps = transforms.Numbers(25, 2);
        float[][] inputs = transforms.Input(lane => windows[lane]), filters = transforms.Filter(lane => taps[lane], isTurned: false);
        float[][] products = [.. inputs.Zip(filters, PointProducts)];
        float[][] actual = transforms.Output(lane => products[lane], Points, Points, 3);
        for (int lane = 0; lane < transforms.Lanes; lane++)
        {
            var expected = new float[4];
            ForEachProduct((output, place, tap) => expected[output] += windows[lane][place] * taps[lane][tap]);
            Assert.Equal([.. expected.Select(y => y + 3)], actual[lane]);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Gradient_OfAllPhases_EqualsTheTransposedConvolution(string path)
    {
        // Gradients of 4 x 4 outputs; of the input's places those count that all four of them reach along an axis: 4 to 7.
        var transforms = new FilteringRun(KernelPaths.Of(path));
        float[][] gradients = transforms.Numbers(16, 3), taps = transforms.Numbers(25, 4);
        float[][] values = transforms.Gradient(lane => gradients[lane]), filters = transforms.Filter(lane => taps[lane], isTurned: true);
        for (int phase = 0; phase < 4; phase++)
        {
            int oddRow = phase / 2, oddColumn = phase % 2;
            int[] rows = MinimalFiltering.GradientItemsOf(oddRow == 1), columns = MinimalFiltering.GradientItemsOf(oddColumn == 1);
            float[] Products(int lane) =>
            [
                .. from r in Enumerable.Range(0, rows.Length)
                from c in Enumerable.Range(0, columns.Length)
                select values[lane][rows[r] * MinimalFiltering.GradientItems + columns[c]]
                    * filters[lane][(r + oddRow * Points) * Items + c + oddColumn * Points],
            ];
            float[][] actual = transforms.Output(Products, rows.Length, columns.Length, 0);
            for (int lane = 0; lane < transforms.Lanes; lane++)
            {
                for (int place = 0; place < 4; place++)
                {
                    int row = 4 + oddRow + place / 2 * 2, column = 4 + oddColumn + place % 2 * 2;
                    float expected = 0;
                    for (int output = 0; output < 16; output++)
                    {
                        int u = row - output / 4 * 2, v = column - output % 4 * 2;
                        if (u is >= 0 and < 5 && v is >= 0 and < 5)
                            expected += gradients[lane][output] * taps[lane][u * 5 + v];
                    }

                    Assert.Equal(expected, actual[lane][place]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void FilterGradient_OfSpreadGradients_EqualsTheDefinition(string path)
    {
        var transforms = new FilteringRun(KernelPaths.Of(path));
        float[][] windows = transforms.Numbers(49, 5), gradients = transforms.Numbers(4, 6);
        float[][] inputs = transforms.Input(lane => windows[lane]), points = transforms.Spread(lane => gradients[lane]);
        float[] Derivatives(int lane) =>
            [.. inputs[lane].Select((item, i) => item * points[lane][PointsOfItems[i / Items] * Points + PointsOfItems[i % Items]])];
        float[][] actual = transforms.FilterGradient(Derivatives);
        for (int lane = 0; lane < transforms.Lanes; lane++)
        {
            var expected = new float[25];
            ForEachProduct((output, place, tap) => expected[tap] += gradients[lane][output] * windows[lane][place]);
            Assert.Equal(expected, actual[lane]);
        }
    }

    /// <summary>y0 and y1 of the worked example by the definition.</summary>
    private static float[] Outputs() => [.. Enumerable.Range(0, 2).Select(y => Taps.Select((tap, u) => tap * Inputs[2 * y + u]).Sum())];

    private static float[] PointProducts(float[] inputs, float[] filters)
    {
        var sums = new float[MinimalFiltering.AllPoints];
        for (int item = 0; item < MinimalFiltering.AllItems; item++)
            sums[PointsOfItems[item / Items] * Points + PointsOfItems[item % Items]] += inputs[item] * filters[item];
        return sums;
    }

    /// <summary>The 100 products (output, place of the window, tap) of 2 x 2 outputs.</summary>
    private static void ForEachProduct(Action<int, int, int> body)
    {
        for (int output = 0; output < 4; output++)
        {
            for (int tap = 0; tap < 25; tap++)
                body(output, (output / 2 * 2 + tap / 5) * Items + output % 2 * 2 + tap % 5, tap);
        }
    }
}
